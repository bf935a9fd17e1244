import { errorCodes } from '@/lib/contract/errors'
import type { Attachment } from '@/lib/contract/views'
import { ApiError } from './api'

export interface UploadOptions {
  /** How much of it has gone out, from 0 to 1. */
  onProgress?: (part: number) => void
  signal?: AbortSignal
}

/** How long nothing may move before the way counts as lost, in milliseconds. */
const stallPatience = 30_000

/**
 * Hands in a file, which then waits a day to be sent or shown as a picture. Throws `ApiError`, and the signal's reason when
 * it is called off. By XMLHttpRequest: `fetch` does not tell how much has gone out.
 */
export function uploadFile(file: Blob & { name?: string }, { onProgress, signal }: UploadOptions = {}): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(reasonOf(signal))
    const xhr = new XMLHttpRequest()
    const stop = () => xhr.abort()
    let timer = setTimeout(stop, stallPatience)
    const moved = () => {
      clearTimeout(timer)
      timer = setTimeout(stop, stallPatience)
    }
    xhr.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      moved()
      if (lengthComputable && total > 0) onProgress?.(loaded / total)
    })
    xhr.addEventListener('loadend', () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      if (signal?.aborted) return reject(reasonOf(signal))
      if (xhr.status === 0) return reject(new ApiError(0, 'offline', 'The server cannot be reached.'))
      const answer = parse(xhr.responseText)
      if (xhr.status === 201 && answer && 'id' in answer) resolve(answer as Attachment)
      else reject(refusal(xhr, answer))
    })
    signal?.addEventListener('abort', stop)
    const form = new FormData()
    form.set('file', file, file.name ?? 'file')
    xhr.open('POST', '/api/uploads')
    xhr.setRequestHeader('accept', 'application/json')
    xhr.send(form)
  })
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new DOMException('Called off.', 'AbortError')
}

function refusal(xhr: XMLHttpRequest, answer: object | null): ApiError {
  const { code: name, detail } = (answer ?? {}) as { code?: string; detail?: string }
  const code = errorCodes.find(known => known === name) ?? (xhr.status >= 500 ? 'internal' : 'bad_request')
  // Where it was understood but the answer broke off, the same may be tried again.
  const status = xhr.status < 400 ? 500 : xhr.status
  return new ApiError(status, code, detail ?? 'The server did not understand.', undefined, Number(xhr.getResponseHeader('retry-after')) || undefined)
}

function parse(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}
