import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import type { CallerCtx } from '../ctx'
import { keyOfFile } from '../media/create-upload'
import { accountOf, conversationsOf, filesOf, messagesOf, reportsOf, requestsOf, savedOf, scheduledOf } from './archive-content'
import { type ArchiveConversation, type ArchiveFile, archiveFormat, type ArchiveManifest, archiveVersion } from './archive-format'
import { conversationPage, indexPage } from './archive-pages'
import { type AddFile, jsonLines, zipStream } from './zip-stream'

/**
 * Everything of the caller's as a zip, in pieces: JSON, pages to read, and files (docs/export.md). Pages of history are
 * read one after another, so what is said meanwhile may be in it or not; nothing that the caller may not see is.
 */
export function writeArchive(ctx: CallerCtx, { exportId, at }: { exportId: string; at: Date }): AsyncGenerator<Uint8Array> {
  const manifest: ArchiveManifest = {
    format: archiveFormat, version: archiveVersion, exportId, username: ctx.caller.person.username, exportedAt: at.toISOString(),
  }
  return zipStream(async add => {
    const json = (path: string, value: unknown) => add(path, [`${JSON.stringify(value, null, 2)}\n`], { at })
    const lines = (path: string, items: Iterable<unknown> | AsyncIterable<unknown>) => add(path, jsonLines(items), { at })
    const account = await accountOf(ctx)
    const conversations: ArchiveConversation[] = []
    for await (const conversation of conversationsOf(ctx)) conversations.push(conversation)
    await json('parley.json', manifest)
    await add('index.html', indexPage(account, byActivity(conversations), at), { at })
    await json('account.json', account)
    await lines('conversations.json', conversations)
    for (const conversation of conversations) {
      await lines(conversation.path, messagesOf(ctx, conversation))
      await add(conversation.page, conversationPage(conversation, messagesOf(ctx, conversation), ctx.caller.userId), { at })
    }
    await lines('requests.json', requestsOf(ctx))
    await lines('saved.json', savedOf(ctx))
    await lines('scheduled.json', scheduledOf(ctx))
    await lines('reports.json', reportsOf(ctx))
    await lines('media.json', await addFiles(ctx, add))
  })
}

const byActivity = (conversations: ArchiveConversation[]) => conversations.toSorted((a, b) => b.activityAt.localeCompare(a.activityAt))

/** The originals of files; what was given up in the meantime is left out. */
async function addFiles(ctx: CallerCtx, add: AddFile): Promise<ArchiveFile[]> {
  const added: ArchiveFile[] = []
  for (const { storageKey, createdAt, ...file } of await filesOf(ctx)) {
    const bytes = await ctx.storage.get(keyOfFile(storageKey, 'original'))
    if (!bytes) continue
    await add(file.path, Readable.fromWeb(bytes as NodeReadableStream<Uint8Array>), { at: createdAt, packed: file.kind !== 'file' })
    added.push(file)
  }
  return added
}
