import { describe, expect, it } from 'vitest'
import { jsonLines, zipStream } from './zip-stream'

const at = new Date('2026-01-31T08:30:00Z')

/** Bytes without end, which tells when nobody wants more of them. */
function endless() {
  const told = { closed: false }
  async function* source() {
    try {
      for (let count = 0; ; count++) yield Buffer.alloc(64 * 1024, count)
    } finally {
      told.closed = true
    }
  }
  return { told, source: source() }
}

async function sizeOf(zip: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0
  for await (const piece of zip) size += piece.length
  return size
}

describe('a zip that is written in pieces', () => {
  it('fails for its reader when what fills it fails, between files or in one', async () => {
    const failing = async function* () {
      yield 'a'
      throw new Error('The storage is away.')
    }
    await expect(sizeOf(zipStream(async add => {
      await add('a.txt', ['a'], { at })
      throw new Error('The database is away.')
    }))).rejects.toThrow('The database is away.')
    await expect(sizeOf(zipStream(add => add('a.txt', failing(), { at })))).rejects.toThrow('The storage is away.')
  })

  it('asks for no more when its reader has stopped', async () => {
    const { told, source } = endless()
    const after: string[] = []
    const zip = zipStream(async add => {
      await add('a.bin', source, { at, packed: true })
      after.push('the next file')
    })
    let taken = 0
    for await (const piece of zip) {
      taken += piece.length
      if (taken > 1_000_000) break
    }
    await expect.poll(() => told.closed).toBe(true)
    expect(after).toEqual([])
  })

  it('reads no further ahead of its reader than a few buffers', async () => {
    let given = 0
    const source = async function* () {
      for (; ; given += 64 * 1024) yield Buffer.alloc(64 * 1024)
    }
    const zip = zipStream(add => add('a.bin', source(), { at, packed: true }))
    let taken = 0
    for await (const piece of zip) {
      taken += piece.length
      expect(given - taken).toBeLessThan(2_000_000)
      if (taken > 20_000_000) break
    }
  })
})

describe('a list with one item a line', () => {
  it('is JSON, also when it is empty', async () => {
    for (const items of [[], [{ a: 1 }], [{ a: 1 }, { b: 'x\ny' }]]) {
      const text = await collect(jsonLines(items))
      expect(JSON.parse(text)).toEqual(items)
      expect(text.trim().split('\n')).toHaveLength(items.length === 0 ? 1 : items.length + 2)
    }
  })
})

async function collect(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}
