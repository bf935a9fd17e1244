import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bucket } from '@/lib/environment'
import type { Storage } from '@/lib/messaging/ctx'
import { memoryStorage } from '@/lib/messaging/testing/memory-storage'
import { diskStorage } from './disk'
import { storageFor } from './index'
import { s3Storage } from './s3'
import { startTestBucket } from './test-bucket'

let folder: string
let testBucket: Awaited<ReturnType<typeof startTestBucket>>
let bucket: Bucket
const storages: Record<string, Storage> = {}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'parley-storage-'))
  testBucket = await startTestBucket(path.join(folder, 's3'))
  bucket = testBucket.bucket
  storages.memory = memoryStorage()
  storages.disk = diskStorage(path.join(folder, 'disk'))
  storages.s3 = s3Storage(bucket)
})
afterAll(async () => {
  await testBucket.stop()
  await rm(folder, { recursive: true })
})

const bytes = (text: string) => new TextEncoder().encode(text)

async function* piecesOf(whole: Buffer, breaksAfter = Infinity): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < whole.length; at += 60_000) {
    if (at > breaksAfter) throw new Error('broken off')
    yield whole.subarray(at, at + 60_000)
  }
}

async function read(storage: Storage, key: string, range?: { start: number; end: number }): Promise<string | null> {
  const stream = await storage.get(key, range)
  return stream && new Response(stream).text()
}

function named(name: string): Storage {
  const found = storages[name]
  if (!found) throw new Error(`No storage ${name}.`)
  return found
}

describe.each(['disk', 's3', 'memory'])('files in %s', name => {
  const storage = () => named(name)

  it('come back as they were put', async () => {
    await storage().put('uploads/a/original', bytes('Grüße 👋'), 'text/plain')
    expect(await read(storage(), 'uploads/a/original')).toBe('Grüße 👋')
  })

  it('come in parts, both ends included', async () => {
    await storage().put('uploads/b/original', bytes('0123456789'), 'text/plain')
    expect(await read(storage(), 'uploads/b/original', { start: 2, end: 4 })).toBe('234')
    expect(await read(storage(), 'uploads/b/original', { start: 9, end: 9 })).toBe('9')
  })

  it('are replaced by what is put later', async () => {
    await storage().put('uploads/c/original', bytes('a first, longer one'), 'text/plain')
    await storage().put('uploads/c/original', bytes('second'), 'text/plain')
    expect(await read(storage(), 'uploads/c/original')).toBe('second')
  })

  it.each([0, 10, 7_999_999, 8_000_000, 20_000_000])('come back as they were put in pieces (%i bytes)', async size => {
    const whole = Buffer.alloc(size, 'abcdefg')
    await storage().put('exports/a/zip', piecesOf(whole), 'application/zip')
    const stream = await storage().get('exports/a/zip')
    expect(Buffer.from(await new Response(stream).arrayBuffer()).equals(whole)).toBe(true)
  })

  it('are as before where their pieces end in an error', async () => {
    await storage().put('exports/b/zip', bytes('before'), 'application/zip')
    await expect(storage().put('exports/b/zip', piecesOf(Buffer.alloc(10_000_000), 9_000_000), 'application/zip')).rejects.toThrow('broken off')
    expect(await read(storage(), 'exports/b/zip')).toBe('before')
  })

  it('are gone when removed, and removing again is well', async () => {
    await storage().put('uploads/d/original', bytes('x'), 'text/plain')
    await storage().remove('uploads/d/original')
    expect(await storage().get('uploads/d/original')).toBeNull()
    await storage().remove('uploads/d/original')
  })

  it('that never were are null', async () => {
    expect(await storage().get('uploads/never/original')).toBeNull()
    expect(await storage().get('uploads/never/original', { start: 0, end: 1 })).toBeNull()
  })

  it('may be put at once', async () => {
    const keys = Array.from({ length: 20 }, (_, index) => `uploads/e${index}/original`)
    await Promise.all(keys.map(key => storage().put(key, bytes(key), 'text/plain')))
    expect(await Promise.all(keys.map(key => read(storage(), key)))).toEqual(keys)
  })

  it('may be put under one key at once; one of them is there, whole', async () => {
    const texts = ['a', 'b', 'c'].map(letter => letter.repeat(100_000))
    await Promise.all(texts.map(text => storage().put('uploads/f/original', bytes(text), 'text/plain')))
    expect(texts).toContain(await read(storage(), 'uploads/f/original'))
  })

  it('end where the reader loses interest', async () => {
    await storage().put('uploads/g/original', new Uint8Array(2_000_000), 'text/plain')
    const stream = await storage().get('uploads/g/original')
    await stream?.cancel()
  })
})

describe.each(['disk', 's3'])('files in %s', name => {
  it.each(['../x', '/etc/passwd', 'a/../../x', 'a//b', '', 'a\\b', 'a/%2e%2e', 'a/.', 'ä/b'])('are never named %j', async key => {
    await expect(named(name).put(key, bytes('x'), 'text/plain')).rejects.toThrow('Not a storage key')
    await expect(named(name).get(key)).rejects.toThrow('Not a storage key')
  })
})

describe('the environment', () => {
  it('chooses the bucket, else the data folder, and on a serverless host without a bucket nothing', async () => {
    const key = 'uploads/chosen/original'
    const inFolder = storageFor({ bucket: null, dataDir: path.join(folder, 'data'), serverless: false })
    await inFolder.put(key, bytes('here'), 'text/plain')
    expect(await read(diskStorage(path.join(folder, 'data', 'uploads')), key)).toBe('here')
    const inBucket = storageFor({ bucket, dataDir: path.join(folder, 'data'), serverless: true })
    await inBucket.put(key, bytes('there'), 'text/plain')
    expect(await read(named('s3'), key)).toBe('there')
    const nowhere = storageFor({ bucket: null, dataDir: path.join(folder, 'data'), serverless: true })
    await expect(nowhere.put(key, bytes('x'), 'text/plain')).rejects.toMatchObject({ code: 'unavailable' })
    expect(await nowhere.get(key)).toBeNull()
  })
})

describe('the disk', () => {
  it('keeps nothing of what could not be put', async () => {
    const disk = diskStorage(path.join(folder, 'broken'))
    await disk.put('uploads/a/original', bytes('x'), 'text/plain')
    await expect(disk.put('uploads/a', bytes('a folder is there already'), 'text/plain')).rejects.toThrow('EISDIR')
    expect(await readdir(path.join(folder, 'broken', 'uploads'))).toEqual(['a'])
  })
})
