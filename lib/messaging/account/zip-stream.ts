import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** What a file is made of, piece by piece. */
type Pieces = Readable | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

/** Adds a file to a zip and resolves once all of it is in; then the next may follow. */
export type AddFile = (path: string, source: Pieces, traits: { at: Date; packed?: boolean }) => Promise<void>

/**
 * A zip as it is being filled, in pieces: never more of it is in memory than a few buffers. What goes wrong in `fill` goes
 * wrong for whoever reads; whoever stops reading ends `fill`. `packed`: compressed in itself already.
 */
export async function* zipStream(fill: (add: AddFile) => Promise<void>): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  let current: Readable | undefined
  let closed = false
  zip.on('error', error => output.destroy(error as Error))
  const filling = fill(async (path, source, { at, packed = false }) => {
    const stream = source instanceof Readable ? source : Readable.from(source, { objectMode: false })
    if (closed) stream.destroy()
    current = stream
    const read = finished(stream, { writable: false })
    if (!closed) zip.addReadStream(stream, path, { mtime: at, mode: 0o100644, compress: !packed })
    await read
  }).then(() => zip.end(), (error: Error) => void output.destroy(error))
  try {
    yield* output as AsyncIterable<Uint8Array>
  } finally {
    closed = true
    current?.destroy()
    await filling
  }
}

/** A JSON array with one item a line, so that it can be read again line by line. */
export async function* jsonLines(items: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<string> {
  let separator = '[\n'
  for await (const item of items) {
    yield separator + JSON.stringify(item)
    separator = ',\n'
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}
