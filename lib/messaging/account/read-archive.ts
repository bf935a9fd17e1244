import * as z from 'zod/mini'
import { type Entry, openPromise, type ZipFile } from 'yauzl'

/** More is no archive of a person's messages: all of it unpacked, its files, one JSON file, and one line of a list. */
const limits = { total: 20_000_000_000, entries: 500_000, json: 64_000_000, line: 8_000_000 }

/** Why a file cannot be imported, in words for whoever runs the import. */
export class ArchiveError extends Error {
  override name = 'ArchiveError'
}

/** An export to read from; every part is checked when it is read, and nothing is unpacked to disk. */
export interface Archive {
  json<Schema extends z.ZodMiniType>(path: string, schema: Schema): Promise<z.output<Schema>>
  /** The items of a list, one after another; none where there is no such list. */
  lines<Schema extends z.ZodMiniType>(path: string, schema: Schema): AsyncGenerator<z.output<Schema>>
  /** A whole file of at most so many bytes; null for none of that name. */
  bytes(path: string, most: number): Promise<Uint8Array | null>
  close(): void
}

/**
 * Opens a zip. Throws `ArchiveError` for what is none, for names that lead out of it or come twice, for what is encrypted,
 * and for what would unpack to more than an export can be. Sizes are held to what the zip says of them while it is read.
 */
export async function openArchive(file: string): Promise<Archive> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true }).catch(refuse)
  try {
    const entries = await readDirectory(zip)
    return {
      json: async (path, schema) => parse(path, schema, await readWhole(zip, path, entries.get(path), limits.json)),
      lines: (path, schema) => readLines(zip, path, entries.get(path), schema),
      bytes: async (path, most) => (entries.has(path) ? readWhole(zip, path, entries.get(path), most) : null),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let total = 0
  if (zip.entryCount > limits.entries) throw new ArchiveError('There are too many files in it.')
  try {
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize
      if (total > limits.total) throw new ArchiveError('It is too large.')
      if (entry.isEncrypted()) throw new ArchiveError('It is encrypted.')
      if (entries.has(entry.fileName)) throw new ArchiveError(`It has two files of the name ${entry.fileName}.`)
      entries.set(entry.fileName, entry)
    }
  } catch (error) {
    refuse(error)
  }
  return entries
}

async function* pieces(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>
  } catch (error) {
    refuse(error)
  }
}

async function readWhole(zip: ZipFile, path: string, entry: Entry | undefined, most: number): Promise<Uint8Array> {
  if (!entry) throw new ArchiveError(`${path} is missing.`)
  if (entry.uncompressedSize > most) throw new ArchiveError(`${path} is too large.`)
  const read: Uint8Array[] = []
  for await (const piece of pieces(zip, entry)) read.push(piece)
  return Buffer.concat(read)
}

async function* readLines<Schema extends z.ZodMiniType>(zip: ZipFile, path: string, entry: Entry | undefined, schema: Schema): AsyncGenerator<z.output<Schema>> {
  if (!entry) return
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const piece of pieces(zip, entry)) {
    const lines = (rest + decode(path, decoder, piece)).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > limits.line) throw new ArchiveError(`${path} has a line that is too long.`)
    for (const line of lines) if (isItem(line)) yield parse(path, schema, line.replace(/,$/, ''))
  }
  if (isItem(rest)) yield parse(path, schema, rest)
}

const isItem = (line: string) => !/^\s*(?:\[\s*\]?|\])?\s*$/.test(line)

function decode(path: string, decoder: TextDecoder, bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes, { stream: true })
  } catch {
    throw new ArchiveError(`${path} is not UTF-8.`)
  }
}

function parse<Schema extends z.ZodMiniType>(path: string, schema: Schema, json: string | Uint8Array): z.output<Schema> {
  try {
    return z.parse(schema, JSON.parse(typeof json === 'string' ? json : Buffer.from(json).toString('utf8')))
  } catch (error) {
    const issue = error instanceof z.core.$ZodError ? error.issues[0] : undefined
    throw new ArchiveError(`${path} is not what an export writes${issue ? `: ${issue.path.join('.')}: ${issue.message}` : '.'}`)
  }
}

function refuse(error: unknown): never {
  if (error instanceof ArchiveError) throw error
  throw new ArchiveError(`This is no zip that can be read: ${error instanceof Error ? error.message : String(error)}`)
}
