import { v7 as newId } from 'uuid'
import { kindOf, type OutgoingFile, refusalOf } from './outgoing-file'

/** How long a file may take to say how large or long it is, in milliseconds. */
const patience = 4_000

type Measures = Pick<OutgoingFile, 'width' | 'height' | 'duration'>

const unknown: Measures = { width: null, height: null, duration: null }

/** A picked file as an outgoing one, with its size in pixels or its length where the browser can tell, and why it cannot be sent. */
export async function describeFile(file: File): Promise<OutgoingFile> {
  const refusal = refusalOf(file)
  const described = { id: newId(), kind: kindOf(file), contentType: file.type, name: file.name || 'file', size: file.size, ...unknown }
  if (refusal) return { ...described, failure: { code: refusal, detail: 'This file cannot be sent.' } }
  return { ...described, ...(await measure(file, described.kind)) }
}

async function measure(file: File, kind: OutgoingFile['kind']): Promise<Measures> {
  if (kind === 'file') return unknown
  const url = URL.createObjectURL(file)
  try {
    const measured = kind === 'image' ? measureImage(url) : measurePlayed(url, kind)
    return await Promise.race([measured, new Promise<Measures>(resolve => setTimeout(resolve, patience, unknown))])
  } catch {
    return unknown
  } finally {
    URL.revokeObjectURL(url)
  }
}

async function measureImage(url: string): Promise<Measures> {
  const image = new Image()
  image.src = url
  await image.decode()
  return { ...unknown, width: image.naturalWidth || null, height: image.naturalHeight || null }
}

function measurePlayed(url: string, kind: 'video' | 'audio'): Promise<Measures> {
  const element = document.createElement(kind)
  element.preload = 'metadata'
  return new Promise((resolve, reject) => {
    element.addEventListener('error', () => reject(new Error('It cannot be played here.')))
    element.addEventListener('loadedmetadata', () => {
      const { videoWidth = 0, videoHeight = 0 } = element instanceof HTMLVideoElement ? element : {}
      resolve({ width: videoWidth || null, height: videoHeight || null, duration: Number.isFinite(element.duration) ? element.duration : null })
    })
    element.src = url
  })
}
