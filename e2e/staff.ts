import type { APIRequestContext } from '@playwright/test'
import { signUpPerson, type Person } from './people'

/** The administrator of every server that stories run at. */
export const administrator = { username: 'root-admin', password: 'parley-admin-1' }

/** Somebody new whom the administrator made a moderator. */
export async function newModerator(request: APIRequestContext, name: string): Promise<Person> {
  const moderator = await signUpPerson(request, name)
  const { accessToken } = (await (await request.post('/api/tokens', { data: administrator })).json()) as { accessToken: string }
  const answer = await request.patch(`/api/admin/users/${moderator.id}`, { data: { role: 'moderator' }, headers: { authorization: `Bearer ${accessToken}` } })
  if (!answer.ok()) throw new Error(`The administrator cannot make a moderator: ${answer.status()} ${await answer.text()}`)
  return moderator
}
