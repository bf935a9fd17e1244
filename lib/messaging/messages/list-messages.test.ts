import { describe, expect, it } from 'vitest'
import { makeConversation } from '@/db/factories'
import { type Actor, refusal, scene } from '../testing/scene'
import { listMessages } from './list-messages'

const { person, ctx } = scene()

async function history(length: number): Promise<{ ada: Actor; id: string; ids: string[] }> {
  const [ada, ben] = await Promise.all([person(), person()])
  const lines = Array.from({ length }, (_, index) => ({ senderId: (index % 2 ? ada : ben).made.id, text: `Line ${index + 1}`, at: new Date(1_700_000_000_000 + index) }))
  const id = await makeConversation(ctx.sql, [ada.made.id, ben.made.id], lines)
  const rows = await ctx.sql<{ id: string }[]>`select id from messages where conversation_id = ${id} order by seq`
  return { ada, id, ids: rows.map(row => row.id) }
}

const seqs = (page: { items: { seq: number }[] }) => page.items.map(({ seq }) => seq)

describe('listMessages', () => {
  it('decision 13: the newest page first, ascending inside', async () => {
    const { ada, id } = await history(7)
    const page = await listMessages(ada, { id, limit: 3 })
    expect(seqs(page)).toEqual([5, 6, 7])
    expect(page).toMatchObject({ hasOlder: true, hasNewer: false })
  })

  it('goes back by cursor to the beginning, each message once', async () => {
    const { ada, id } = await history(7)
    const seen: number[] = []
    let cursor: string | undefined
    for (let pages = 0; pages < 5; pages++) {
      const page = await listMessages(ada, { id, limit: 3, cursor })
      seen.unshift(...seqs(page))
      if (page.nextCursor === null) break
      cursor = page.nextCursor
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('decision 13: before and after are exclusive', async () => {
    const { ada, id, ids } = await history(7)
    expect(seqs(await listMessages(ada, { id, limit: 2, before: ids[4] }))).toEqual([3, 4])
    const after = await listMessages(ada, { id, limit: 2, after: ids[1] })
    expect(seqs(after)).toEqual([3, 4])
    expect(seqs(await listMessages(ada, { id, limit: 2, cursor: after.nextCursor ?? '' }))).toEqual([5, 6])
  })

  it('decision 13: what was said before a moment', async () => {
    const { ada, id } = await history(7)
    expect(seqs(await listMessages(ada, { id, limit: 2, beforeTime: new Date(1_700_000_000_004) }))).toEqual([3, 4])
    expect(seqs(await listMessages(ada, { id, limit: 2, beforeTime: new Date('0000-01-01T00:00:00Z') }))).toEqual([])
    expect(await refusal(listMessages(ada, { id, limit: 2, beforeTime: new Date(), before: '1' }))).toBe('validation_failed')
  })

  it('around shows a message between its neighbours', async () => {
    const { ada, id, ids } = await history(9)
    const page = await listMessages(ada, { id, limit: 5, around: ids[4] })
    expect(seqs(page)).toEqual([3, 4, 5, 6, 7])
    expect(page).toMatchObject({ hasOlder: true, hasNewer: true })
    expect(seqs(await listMessages(ada, { id, limit: 5, around: ids[0] }))).toEqual([1, 2, 3, 4, 5])
  })

  it('refuses a cursor that is forged or from another conversation', async () => {
    const { ada, id } = await history(7)
    const { nextCursor } = await listMessages(ada, { id, limit: 3 })
    const other = await makeConversation(ctx.sql, [ada.made.id, (await person()).made.id])
    expect(await refusal(listMessages(ada, { id: other, limit: 3, cursor: nextCursor ?? '' }))).toBe('validation_failed')
    expect(await refusal(listMessages(ada, { id, limit: 3, cursor: `x${nextCursor}` }))).toBe('validation_failed')
  })

  it('decision 13: a malformed message id is a validation error, an unknown one or one from elsewhere does not exist', async () => {
    const { ada, id } = await history(2)
    const elsewhere = await history(1)
    expect(await refusal(listMessages(ada, { id, limit: 3, before: 'yesterday' }))).toBe('validation_failed')
    expect(await refusal(listMessages(ada, { id, limit: 3, before: '01a1fc7b-0000-7000-8000-000000000000' }))).toBe('not_found')
    expect(await refusal(listMessages(ada, { id, limit: 3, before: elsewhere.ids[0] }))).toBe('not_found')
  })

  it('takes only one place to start from', async () => {
    const { ada, id, ids } = await history(2)
    expect(await refusal(listMessages(ada, { id, limit: 3, before: ids[0], after: ids[1] }))).toBe('validation_failed')
  })
})
