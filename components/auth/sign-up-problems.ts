import type { Words } from '@/lib/words/words'
import { displayName, password, username } from '@/lib/contract/input'
import { ApiError } from '@/lib/client/api'

export type SignUpField = 'name' | 'username' | 'password'
/** What is wrong, per field, or with the whole as `form`; empty when nothing is. */
export type SignUpProblems = Partial<Record<SignUpField | 'form', string>>

const rules = { name: displayName, username, password }
/** The rules of the contract, told before anything is sent. */
export function checkSignUp(input: Record<SignUpField, string>, words: Words['auth']): SignUpProblems {
  const problems: SignUpProblems = {}
  for (const field of ['name', 'username', 'password'] as const) {
    if (input[field].trim() === '') problems[field] = words.missing[field]
    else if (!rules[field].safeParse(input[field]).success) problems[field] = words.invalid[field]
  }
  return problems
}

/** What the server refused, in words, at the field that it concerns. */
export function explainSignUp(error: unknown, words: Words['auth']): SignUpProblems {
  if (!(error instanceof ApiError)) return { form: words.notCreated }
  if (error.code === 'username_taken') return { username: words.usernameTaken }
  if (error.code === 'rate_limited') return { form: words.throttled }
  if (error.code === 'offline') return { form: words.offline }
  const problems: SignUpProblems = {}
  for (const { path } of error.errors ?? []) {
    if (path === 'name' || path === 'username' || path === 'password') problems[path] = words.invalid[path]
  }
  return Object.keys(problems).length > 0 ? problems : { form: words.notCreated }
}
