import { randomUUID } from 'node:crypto'
import type { APIRequestContext, BrowserContext } from '@playwright/test'

/** Somebody with an account of their own and a token to speak through the API. */
export type Person = { id: string; number: number; username: string; password: string; name: string; accessToken: string }

/** Makes an account through the API. Usernames are unlike any other, so that stories share a server. */
export async function signUpPerson(request: APIRequestContext, name: string): Promise<Person> {
  const username = `${name.toLowerCase().replaceAll(/[^a-z]/g, '').slice(0, 16) || 'person'}_${randomUUID().slice(0, 8)}`
  const password = `open sesame ${randomUUID().slice(0, 8)}`
  await post(request, '/api/accounts', { username, password, name })
  const { accessToken, user } = await post<{ accessToken: string; user: { id: string; number: number } }>(request, '/api/tokens', { username, password })
  return { id: user.id, number: user.number, username, password, name, accessToken }
}

/** Gives a browser context a session as the sign-in form would, without the form. */
export async function startSession(context: BrowserContext, person: { username: string; password: string }): Promise<void> {
  const { csrfToken } = (await (await context.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const { username, password } = person
  const answer = await context.request.post('/api/auth/callback/credentials', { form: { csrfToken, username, password, json: 'true' } })
  const cookies = await context.cookies()
  if (!cookies.some(({ name }) => name.endsWith('next-auth.session-token'))) {
    throw new Error(`${username} could not sign in: ${answer.status()} ${await answer.text()}`)
  }
}

async function post<Answer>(request: APIRequestContext, path: string, data: unknown): Promise<Answer> {
  const answer = await request.post(path, { data })
  if (!answer.ok()) throw new Error(`POST ${path} answered ${answer.status()}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}
