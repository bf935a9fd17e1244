import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { listInbox } from './conversations/list-inbox'
import { listMessages } from './messages/list-messages'
import { sendMessage } from './messages/send-message'
import { unreadTotal } from './reads/unread-total'
import { combined, writes } from './statements.fixture'
import { isWrite, recorder } from './testing/recorder'
import { scene } from './testing/scene'

/** Files that write, but are not a verb that somebody calls: what they are instead. */
const notVerbs: Record<string, string> = {
  'account/import-archive.ts': 'a command on a fresh server',
  'account/import-conversation.ts': 'a command on a fresh server',
  'account/import-files.ts': 'a command on a fresh server',
  'account/import-messages.ts': 'a command on a fresh server',
  'account/import-people.ts': 'a command on a fresh server',
  'account/make-export.ts': 'a job',
  'account/purge-exports.ts': 'housekeeping',
  'groups/write-group.ts': 'the statement of every verb of groups',
  'jobs/enqueue.ts': 'a part of statements',
  'jobs/run-jobs.ts': 'the queue',
  'matching/match.ts': 'a part of statements',
  'media/avatar.ts': 'a part of statements',
  'media/create-upload.ts': 'takes the bytes into storage between its row and its sizes',
  'media/purge-uploads.ts': 'housekeeping',
  'media/release-uploads.ts': 'a part of statements',
  'messages/message-change.ts': 'a part of statements',
  'reads/announce-read.ts': 'a part of statements',
  'messages/send-scheduled.ts': 'a job',
  'moderation/audit-log.ts': 'a part of statements',
  'moderation/evidence.ts': 'a part of statements',
  'notifications/notify-message.ts': 'a job',
  'notifications/vapid-keys.ts': 'makes the keys of this server once',
  'people/delete-me.ts': 'leaves each group by itself, then goes in one statement',
  'people/ensure-administrator.ts': 'the start of this server',
  'presence/announce.ts': 'who is told of presence, and when last',
  'presence/presence.ts': 'combined with who is told of it',
  'presence/record-activity.ts': 'what every call leaves',
  'presence/sockets.ts': 'what sockets leave',
  'previews/load-preview.ts': 'a part of a job',
  'previews/preview-link.ts': 'a job',
  'webhooks/deliver-webhook.ts': 'a job',
}

const { pair, person } = scene()
const { statements, record, end } = recorder()
const cases = Object.values(writes).flatMap(verbs => Object.entries(verbs).map(([name, prepare]) => ({ name, prepare })))

beforeEach(() => void statements.splice(0))
afterAll(end)

function filesThatWrite(): string[] {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  const sources = files.filter(file => file.endsWith('.ts') && !/\.(test|fixture)\.ts$|^testing/.test(file))
  return sources.filter(file => isWrite(readFileSync(path.join(import.meta.dirname, file), 'utf8'))).sort()
}

describe(`one statement per write: ${cases.length} verbs`, () => {
  it('knows every file of the core that writes', () => {
    const known = new Set([...Object.keys(writes), ...Object.keys(notVerbs)])
    expect(filesThatWrite().filter(file => !known.has(file))).toEqual([])
  })

  it.each(cases)('$name writes once', async ({ prepare }) => {
    const call = await prepare()
    await call(record)
    expect(statements.filter(isWrite)).toHaveLength(1)
  })

  it.each(Object.entries(combined))('%s writes as often as the verbs that it is made of', async (_name, { writes, prepare }) => {
    const call = await prepare()
    await call(record)
    expect(statements.filter(isWrite)).toHaveLength(writes)
  })
})

describe('at most two queries', () => {
  it('for a page of the inbox', async () => {
    const { ada, id } = await pair()
    await sendMessage(ada, { id, text: 'Hello' })
    const seen = record(ada)
    for (const filter of ['all', 'unread', 'pinned', 'archived', 'groups'] as const) {
      statements.splice(0)
      await listInbox(seen, { filter, limit: 10, q: 'hel' })
      expect(statements.length).toBeLessThanOrEqual(2)
    }
  })

  it('for any stretch of history', async () => {
    const { ada, id } = await pair()
    const said = await Promise.all(['One', 'Two', 'Three'].map(text => sendMessage(ada, { id, text })))
    const seen = record(ada)
    const messageId = said[1]?.view.id
    const { nextCursor } = await listMessages(ada, { id, limit: 1 })
    for (const place of [{}, { before: messageId }, { after: messageId }, { around: messageId }, { cursor: nextCursor ?? '' }]) {
      statements.splice(0)
      await listMessages(seen, { id, limit: 2, ...place })
      expect(statements).toHaveLength(2)
    }
  })

  it('for the number of all that is unread', async () => {
    await unreadTotal(record(await person()))
    expect(statements).toHaveLength(1)
  })
})
