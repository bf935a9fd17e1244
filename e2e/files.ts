import { expect, type APIRequestContext, type Locator, type Page } from '@playwright/test'
import sharp from 'sharp'
import { composerOf } from './conversations'
import type { Person } from './people'

/** A file as Playwright and the API's multipart bodies take it. */
export interface SampleFile {
  name: string
  mimeType: string
  buffer: Buffer
}

/** A photo of one colour. Of noise it is large: nothing of it can be pressed together. */
export async function photoOf(name: string, { width = 120, height = 90, background = '#0f766e', noise = false } = {}): Promise<SampleFile> {
  const image = noise
    ? sharp({ create: { width, height, channels: 3, background, noise: { type: 'gaussian', mean: 128, sigma: 60 } } })
    : sharp({ create: { width, height, channels: 3, background } })
  return { name, mimeType: 'image/png', buffer: await image.png().toBuffer() }
}

export function textFile(name: string, text = 'Just words.\n'): SampleFile {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) }
}

/** Seconds of a sound that swells and falls, as a plain recording. */
export function soundOf(name: string, seconds = 3): SampleFile {
  const rate = 8000
  const samples = Buffer.from(Array.from({ length: rate * seconds }, (_, at) => 128 + Math.round(90 * Math.abs(Math.sin(at / 4000)) * Math.sin(at / 6))))
  const header = Buffer.alloc(44)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(36 + samples.length, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate, 28)
  header.writeUInt16LE(1, 32)
  header.writeUInt16LE(8, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(samples.length, 40)
  return { name, mimeType: 'audio/wav', buffer: Buffer.concat([header, samples]) }
}

/** Sends files through the API. */
export async function sendFiles(request: APIRequestContext, from: Person, conversationId: string, text: string, files: SampleFile[]): Promise<void> {
  const headers = { authorization: `Bearer ${from.accessToken}` }
  const uploadIds: string[] = []
  for (const file of files) {
    const answer = await request.post('/api/uploads', { multipart: { file: { ...file } }, headers })
    if (!answer.ok()) throw new Error(`POST /api/uploads answered ${answer.status()}: ${await answer.text()}`)
    uploadIds.push(((await answer.json()) as { id: string }).id)
  }
  const answer = await request.post(`/api/conversations/${conversationId}/messages`, { data: { text, uploadIds }, headers })
  if (!answer.ok()) throw new Error(`A message with files was answered ${answer.status()}: ${await answer.text()}`)
}

/** Attaches files as if they had been chosen in the browser's own dialog. */
export async function attach(page: Page, ...files: SampleFile[]): Promise<void> {
  await page.locator('input[data-attach]').setInputFiles(files)
}

/** The files that lie ready to be sent. */
export function trayOf(page: Page): Locator {
  return page.getByRole('list', { name: 'Attachments' }).getByRole('listitem')
}

/** Every photo in an open thread, once its picture is there. */
export function photosOf(page: Page): Locator {
  return page.getByRole('log').getByRole('button', { name: /^Open photo / })
}

/** Lets a page's microphone be a steady tone, which a real recorder records. */
export async function playIntoMicrophone(page: Page): Promise<void> {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = async () => {
      const context = new AudioContext()
      const tone = context.createOscillator()
      const loudness = context.createGain()
      loudness.gain.value = 0.4
      const out = context.createMediaStreamDestination()
      tone.connect(loudness).connect(out)
      tone.start()
      void context.resume()
      return out.stream
    }
  })
}

/** Gives files to what is under a selector, as a drop or a paste does. */
export async function giveFiles(page: Page, selector: string, how: 'drop' | 'paste' | 'dragenter', ...files: SampleFile[]): Promise<void> {
  // The field comes last: from then on the page listens.
  await expect(composerOf(page)).toBeVisible()
  const given = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString('base64') }))
  await page.locator(selector).first().evaluate(
    (element, { how, given }) => {
      const transfer = new DataTransfer()
      for (const { name, mimeType, base64 } of given) {
        transfer.items.add(new File([Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))], name, { type: mimeType }))
      }
      const options = { bubbles: true, cancelable: true }
      element.dispatchEvent(how === 'paste' ? new ClipboardEvent('paste', { ...options, clipboardData: transfer }) : new DragEvent(how, { ...options, dataTransfer: transfer }))
    },
    { how, given },
  )
}
