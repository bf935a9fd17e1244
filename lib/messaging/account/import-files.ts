import { ParleyError } from '@/lib/contract/errors'
import type { Ctx } from '../ctx'
import { keepFiles, prepareUpload, uploadTarget, uploadValues } from '../media/create-upload'
import { fileNameOf } from '../media/file-name'
import { maxFileBytes } from '../media/file-type'
import { type ArchiveFile, archiveFile } from './archive-format'
import type { ImportedIds } from './imported-ids'
import type { Archive } from './read-archive'

/**
 * The files of an archive, one at a time, as if their person had uploaded them: what each is says its content, and images
 * are made anew. One that cannot be taken is left out. All belong to whoever is imported, also what others sent.
 */
export async function importFiles(ctx: Ctx, archive: Archive, ids: ImportedIds, ownerId: string): Promise<{ taken: number; leftOut: number }> {
  const count = { taken: 0, leftOut: 0 }
  for await (const file of archive.lines('media.json', archiveFile)) {
    if (await take(ctx, archive, file, ids(file.id), ownerId)) count.taken++
    else count.leftOut++
  }
  return count
}

async function take(ctx: Ctx, archive: Archive, file: ArchiveFile, id: string, ownerId: string): Promise<boolean> {
  const bytes = await archive.bytes(file.path, maxFileBytes)
  if (!bytes) return false
  try {
    const prepared = await prepareUpload(bytes, fileNameOf(file.name), id)
    await ctx.sql`insert into uploads (${uploadTarget(ctx.sql)}) select ${uploadValues(ctx.sql, prepared, ownerId)} on conflict (id) do nothing`
    await keepFiles(ctx, prepared)
    await ctx.sql`update uploads set attached = true where id = ${id}`
    return true
  } catch (error) {
    if (error instanceof ParleyError) return false
    throw error
  }
}
