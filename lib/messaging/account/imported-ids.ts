import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'

/** What an id of an archive becomes here. */
export type ImportedIds = (id: string) => string

/**
 * New ids for those of an archive: always the same ones for one `seed`, so that an import that was interrupted goes on
 * where it was, and never one that an archive could choose. The time in them stays; `at` is that of ids that hold none.
 */
export function importedIds(seed: string, at: Date): ImportedIds {
  return id => {
    const hash = createHash('sha256').update(`${seed} ${id.toLowerCase()}`).digest()
    return newId({ msecs: Math.min(timeIn(id) ?? at.getTime(), at.getTime()), random: hash.subarray(0, 16), seq: hash.readUInt32BE(16) })
  }
}

/** Milliseconds, of a UUIDv7. */
function timeIn(id: string): number | null {
  return id[14] === '7' ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : null
}
