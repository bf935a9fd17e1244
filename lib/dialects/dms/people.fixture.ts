import { photo } from '@/lib/messaging/media/file-samples.fixture'
import type { Client, Reply } from '@/lib/http/testing/api'

export type Body = Record<string, unknown>

/** Two people of the contract, and the thread that Ada asked for and Ben accepted. */
export interface Talk {
  ada: Client
  ben: Client
  /** Its integer, as addresses have it. */
  id: number
}

export const ask = (from: Client, to: Client, text = 'Hello!') => from.call('POST', '/dms/requests', { recipient_id: to.made.number, text })
export const answer = (by: Client, id: unknown, status: string) => by.call('PUT', `/dms/requests/${String(id)}`, { status })
export const say = (from: Client, id: unknown, said: string | object) =>
  from.call('POST', `/dms/threads/${String(id)}/messages`, typeof said === 'string' ? { text: said } : said)

export async function messages(of: Client, id: unknown, query = ''): Promise<Body[]> {
  return (await of.call('GET', `/dms/threads/${String(id)}/messages${query}`)).body.items as Body[]
}

export async function inbox(of: Client, query = ''): Promise<Body[]> {
  return (await of.call('GET', `/dms/inbox${query}`)).body.items as Body[]
}

/** What a refusal looks like, field by field where something does not fit (rule 9). */
export const refusal = (status: number) => ({ detail: status === 422 ? [{ loc: ['body'], msg: 'Why.', type: 'value_error' }] : 'Why.' })

/** Everything of a list is in `body`, which `Reply` takes for an object. */
export const listOf = ({ body }: Reply) => body as unknown as Body[]

export async function talk(client: () => Promise<Client>): Promise<Talk> {
  const [ada, ben] = await Promise.all([client(), client()])
  const { body } = await ask(ada, ben)
  await answer(ben, body.id, 'accepted')
  return { ada, ben, id: Number(body.id) }
}

/** Hands in a file, a photo where nothing else is said. */
export async function upload(base: string, by: Client, bytes?: Uint8Array, name = 'photo.jpg'): Promise<{ status: number; body: Body }> {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes ?? (await photo()))], name))
  const response = await fetch(`${base}/dms/upload/media`, { method: 'POST', body: form, headers: { authorization: `Bearer ${by.token}` } })
  return { status: response.status, body: (await response.json()) as Body }
}
