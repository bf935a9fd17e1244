import { displayName, password, username } from '@/lib/contract/input'
import { ApiError } from '@/lib/client/api'

export type SignUpField = 'name' | 'username' | 'password'
/** What is wrong, per field, or with the whole as `form`; empty when nothing is. */
export type SignUpProblems = Partial<Record<SignUpField | 'form', string>>

const rules = { name: displayName, username, password }
const required: Record<SignUpField, string> = {
  name: 'Enter a name.',
  username: 'Choose a username.',
  password: 'Choose a password.',
}

/** The rules of the contract, told before anything is sent. */
export function checkSignUp(input: Record<SignUpField, string>): SignUpProblems {
  const problems: SignUpProblems = {}
  for (const field of ['name', 'username', 'password'] as const) {
    const parsed = rules[field].safeParse(input[field])
    if (input[field].trim() === '') problems[field] = required[field]
    else if (!parsed.success) problems[field] = parsed.error.issues[0]?.message
  }
  return problems
}

/** What the server refused, in words, at the field that it concerns. */
export function explainSignUp(error: unknown): SignUpProblems {
  if (!(error instanceof ApiError)) return { form: 'The account could not be created. Try again.' }
  if (error.code === 'username_taken') return { username: 'This username is taken.' }
  const problems: SignUpProblems = {}
  for (const { path, message } of error.errors ?? []) {
    if (path === 'name' || path === 'username' || path === 'password') problems[path] = message
    else problems.form = message
  }
  return Object.keys(problems).length > 0 ? problems : { form: error.detail }
}
