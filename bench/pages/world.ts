import path from 'node:path'
import { request, type APIRequestContext } from '@playwright/test'
import sharp from 'sharp'
import { newConversation, say } from '@/e2e/conversations'
import { signUpPerson, type Person } from '@/e2e/people'
import { ParleyServer } from '@/e2e/server'
import { projectRoot } from '@/lib/environment'
import { ensureBuild } from '@/server/build'

/** What pages are measured with: somebody with an inbox full of people, and one conversation of 50 messages with photos among them. */
export interface PagesWorld {
  server: ParleyServer
  person: Person
  conversationId: string
  /** A second, to switch to. */
  otherId: string
  stop(): Promise<void>
}

const acquaintances = 12
const talk = [
  'Did you get home alright?',
  'Yes! The train was late, as ever, but the walk along the river made up for it.',
  'Good 🙂',
  'I looked at the plan for Saturday. If we leave by nine we have the whole afternoon there, and nobody has to hurry back.',
  'Nine works. Shall I bring the tent?',
  'https://example.org/weather says rain until noon, so perhaps both tents.',
]

/** Builds, where that is needed, starts a Parley of its own (or takes the one that `STORIES_AT` names), and fills it through its API. */
export async function createPagesWorld(): Promise<PagesWorld> {
  const running = ParleyServer.running()
  if (running) return { server: running, ...(await fill(running)), stop: async () => {} }
  await ensureBuild({ root: projectRoot, report: (message) => console.error(`… ${message}`) })
  const server = await ParleyServer.start({ DEMO: '' })
  try {
    return { server, ...(await fill(server)), stop: () => server.stop() }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function fill(server: ParleyServer): Promise<Pick<PagesWorld, 'person' | 'conversationId' | 'otherId'>> {
  const api = await request.newContext({ baseURL: server.url })
  const person = await signUpPerson(api, 'Ada Lovelace')
  const ids: string[] = []
  for (let index = 0; index < acquaintances; index++) {
    const other = await signUpPerson(api, `Acquaintance ${String.fromCodePoint(65 + index)}`)
    const id = await newConversation(api, person, other)
    ids.push(id)
    for (let turn = 0; turn < (index >= acquaintances - 2 ? 46 : 2); turn++) await say(api, turn % 3 === 0 ? person : other, id, talk[turn % talk.length] ?? '')
    if (index === acquaintances - 1) for (const hue of [20, 140, 220, 300]) await sendPhoto(api, other, id, hue)
  }
  await api.dispose()
  return { person, conversationId: ids.at(-1) ?? '', otherId: ids.at(-2) ?? '' }
}

async function sendPhoto(api: APIRequestContext, from: Person, conversationId: string, hue: number): Promise<void> {
  const headers = { authorization: `Bearer ${from.accessToken}` }
  const file = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await makePhoto(hue) }
  const upload = await api.post('/api/uploads', { headers, multipart: { file } })
  const { id } = (await upload.json()) as { id: string }
  const sent = await api.post(`/api/conversations/${conversationId}/messages`, { headers, data: { text: 'Look', uploadIds: [id] } })
  if (!sent.ok()) throw new Error(`A photo was not sent: ${sent.status()} ${await sent.text()}`)
}

/** A landscape of sorts: what compresses as badly as a photo does. */
function makePhoto(hue: number): Promise<Buffer> {
  const noise = sharp({ create: { width: 1600, height: 1200, channels: 3, background: `hsl(${hue}, 50%, 50%)`, noise: { type: 'gaussian', mean: 128, sigma: 40 } } })
  return noise.blur(3).tint(`hsl(${hue}, 60%, 55%)`).jpeg({ quality: 82 }).toBuffer()
}

/** Where a figure of the pages is kept, beside those of the bench. */
export function resultFile(name: string): string {
  return path.join(projectRoot, 'bench', 'results', `${name}-${new Date().toISOString().replaceAll(':', '-')}.json`)
}
