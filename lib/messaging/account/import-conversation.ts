import type { JSONValue } from 'postgres'
import type { Ctx } from '../ctx'
import { type ArchiveConversation, type ArchiveMessage, archiveMessage } from './archive-format'
import { importMessages } from './import-messages'
import type { EnsurePeople } from './import-people'
import type { ImportedIds } from './imported-ids'
import { type Archive, ArchiveError } from './read-archive'

/** So many messages are written in one statement. */
const batch = 500

/**
 * A conversation with what was said in it, numbered anew without gap; read state follows. Nobody is a member before all of
 * it is there. Answers the number of messages.
 */
export async function importConversation(
  ctx: Ctx,
  archive: Archive,
  { ids, ensure, ownOldId }: { ids: ImportedIds; ensure: EnsurePeople; ownOldId: string },
  conversation: ArchiveConversation,
): Promise<number> {
  const { sql } = ctx
  const { kind, members, name, createdAt } = conversation
  const id = ids(conversation.id)
  const memberIds = members.map(member => ids(member.id))
  if (!members.some(member => member.id === ownOldId)) throw new ArchiveError(`${conversation.path}: its person is not a member.`)
  if (kind === 'direct' && (members.length !== 2 || memberIds[0] === memberIds[1])) throw new ArchiveError(`${conversation.path}: a direct conversation has two members.`)
  await ensure(members)
  await sql`
    insert into conversations (id, kind, name, pair_key, created_by, created_at)
    values (${id}, ${kind}, ${name}, ${kind === 'direct' ? memberIds.toSorted().join(':') : null}, ${ids(ownOldId)}, ${createdAt})
    on conflict (id) do nothing`
  const numbering = new Numbering()
  let waiting: ArchiveMessage[] = []
  const write = async () => {
    if (waiting.length > 0) await importMessages(ctx, { ids, ensure, conversationId: id, first: numbering.count - waiting.length + 1 }, waiting)
    waiting = []
  }
  for await (const message of archive.lines(conversation.path, archiveMessage)) {
    numbering.add(message, conversation.path)
    if (waiting.push(message) === batch) await write()
  }
  await write()
  await letIn(ctx, ids, ownOldId, conversation, numbering)
  return numbering.count
}

/** Which number each message had and has: 1, 2, 3 and so on. */
class Numbering {
  readonly #before: number[] = []
  readonly #lastOf = new Map<string, number>()

  get count(): number {
    return this.#before.length
  }

  add({ seq, sender }: ArchiveMessage, path: string): void {
    if (seq <= (this.#before.at(-1) ?? 0)) throw new ArchiveError(`${path}: the messages are not in order.`)
    this.#lastOf.set(sender.id, this.#before.push(seq))
  }

  /** How many messages there were up to a number, by bisection. */
  upTo(seq: number): number {
    let [low, high] = [0, this.#before.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#before[middle] ?? 0) <= seq) low = middle + 1
      else high = middle
    }
    return low
  }

  has(seq: number): boolean {
    return this.#before[this.upTo(seq) - 1] === seq
  }

  /** The last message of somebody else than this person; 0 for none. */
  lastOfOthers(personId: string): number {
    return Math.max(0, ...[...this.#lastOf].filter(([id]) => id !== personId).map(([, last]) => last))
  }
}

/** One statement: everybody is a member, with what each has read, and the conversation counts what is there. */
async function letIn({ sql }: Ctx, ids: ImportedIds, ownOldId: string, conversation: ArchiveConversation, numbering: Numbering): Promise<void> {
  const id = ids(conversation.id)
  const { pinned, archived, mutedUntil, markedUnread, draft, activityAt, createdAt } = conversation
  const members = conversation.members.map((member, position) => ({
    id: ids(member.id), role: member.role, state: member.state, position,
    read: numbering.upTo(member.readSeq), delivered: numbering.upTo(Math.max(member.readSeq, member.deliveredSeq)), incoming: numbering.lastOfOthers(member.id),
    ...(member.id === ownOldId && { pinned, archived, muted_until: mutedUntil, marked_unread: markedUnread, draft }),
  }))
  const reads = conversation.reads.filter(({ only, seq }) => !only || numbering.has(seq)).map(({ seq, only, at }) => ({ seq: numbering.upTo(seq), only, at }))
  await sql`
    with counted as (
      update conversations set last_seq = ${numbering.count}, version = version + 1 where id = ${id}
    ), member as (
      insert into memberships (conversation_id, user_id, state, role, pinned, archived, muted_until, draft, marked_unread, left_seq, read_seq, delivered_seq,
        incoming_seq, activity_at, created_at)
      select ${id}, m.id, m.state, m.role, coalesce(m.pinned, false), coalesce(m.archived, false), m.muted_until, m.draft, coalesce(m.marked_unread, false),
        case when m.state = 'left' then ${numbering.count}::bigint end, m.read, m.delivered, m.incoming, ${activityAt}::timestamptz,
        ${createdAt}::timestamptz + m.position * interval '1 millisecond'
      from jsonb_to_recordset(${sql.json(members as JSONValue)}::jsonb) as m (id uuid, state text, role text, position int, read bigint, delivered bigint, incoming bigint,
        pinned boolean, archived boolean, muted_until timestamptz, marked_unread boolean, draft text)
      on conflict do nothing
    )
    insert into read_marks (conversation_id, user_id, "only", seq, at)
    select ${id}, ${ids(ownOldId)}, r."only", r.seq, r.at from jsonb_to_recordset(${sql.json(reads)}::jsonb) as r (seq bigint, "only" boolean, at timestamptz)
    where r.seq > 0 on conflict do nothing`
}
