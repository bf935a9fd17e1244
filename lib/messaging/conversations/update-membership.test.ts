import { describe, expect, it } from 'vitest'
import { maxDraftLength } from '@/lib/contract/text'
import { sendMessage } from '../messages/send-message'
import { mergeDraft } from '../policy'
import { markRead } from '../reads/mark-read'
import { sync } from '../sync/sync'
import { refusal, scene } from '../testing/scene'
import { getConversation } from './get-conversation'
import { listInbox } from './list-inbox'
import { updateMembership } from './update-membership'

const { pair, person, ctx, published } = scene()
type Filter = Parameters<typeof listInbox>[1]['filter']
const listed = async (actor: Parameters<typeof listInbox>[0], filter: Filter) => (await listInbox(actor, { filter, limit: 50 })).items.map(({ id }) => id)
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()

async function talking() {
  const scene = await pair()
  await sendMessage(scene.ada, { id: scene.id, text: 'Hello' })
  return scene
}

describe('updateMembership', () => {
  it('changes what is given and leaves the rest, for the caller alone', async () => {
    const { ada, ben, id } = await talking()
    const before = await getConversation(ada, { id })
    expect(await updateMembership(ben, { id, pinned: true })).toMatchObject({ pinned: true, archived: false, draft: null })
    expect(await updateMembership(ben, { id, draft: 'Well' })).toMatchObject({ pinned: true, draft: 'Well', draftVersion: 1 })
    const view = await getConversation(ben, { id })
    expect(await updateMembership(ben, { id })).toEqual(Object.fromEntries(
      (['pinned', 'archived', 'mutedUntil', 'markedUnread', 'draft', 'draftVersion', 'clearedSeq'] as const).map(key => [key, view[key]])))
    expect(await getConversation(ada, { id })).toEqual(before)
  })

  it('tells the caller’s devices and nobody else, and sync has it', async () => {
    const { ben, id } = await talking()
    const { cursor } = await sync(ben, {})
    const mark = published.length
    const membership = await updateMembership(ben, { id, archived: true })
    expect(published.slice(mark)).toEqual([{ userIds: [ben.made.id], event: expect.objectContaining({ type: 'membership_updated', conversationId: id, membership }) }])
    expect((await sync(ben, { since: cursor })).conversations).toMatchObject([{ id, archived: true }])
  })

  it('pins to the top; an archived one is with the archived until something is said', async () => {
    const { ada, ben, id } = await talking()
    await updateMembership(ben, { id, pinned: true })
    expect(await listed(ben, 'pinned')).toEqual([id])
    await updateMembership(ben, { id, archived: true })
    expect(await Promise.all((['all', 'pinned', 'unread', 'archived'] as const).map(filter => listed(ben, filter)))).toEqual([[], [], [], [id]])
    await sendMessage(ada, { id, text: 'Are you there?' })
    expect(await Promise.all((['all', 'archived'] as const).map(filter => listed(ben, filter)))).toEqual([[id], []])
  })

  it('mutes until a moment ahead, for ever where that is far; one that is past, or none, ends it', async () => {
    const { ben, id } = await talking()
    const until = async (mutedUntil: string | null) => (await updateMembership(ben, { id, mutedUntil })).mutedUntil
    const soon = inHours(8)
    expect(await until(soon)).toBe(soon)
    expect(await until('9999-12-31T23:59:59.999Z')).toBe('9999-12-31T23:59:59.999Z')
    for (const past of [null, inHours(-1), '0000-01-01T00:00:00Z']) {
      await until(soon)
      expect(await until(past)).toBeNull()
    }
  })

  it('marked unread changes no count, is listed as unread, and reading takes it back', async () => {
    const { ben, id } = await talking()
    await markRead(ben, { id })
    expect(await updateMembership(ben, { id, markedUnread: true })).toMatchObject({ markedUnread: true })
    expect(await getConversation(ben, { id })).toMatchObject({ unreadCount: 0, markedUnread: true })
    expect(await listed(ben, 'unread')).toEqual([id])
    await markRead(ben, { id })
    expect(await getConversation(ben, { id })).toMatchObject({ markedUnread: false })
    expect(await listed(ben, 'unread')).toEqual([])
  })

  it('keeps a draft as it was typed; a blank one is none; each change counts', async () => {
    const { ben, id } = await talking()
    const draft = async (text: string | null) => {
      const membership = await updateMembership(ben, { id, draft: text })
      return [membership.draft, membership.draftVersion]
    }
    expect(await draft('  Shall we\r\n')).toEqual(['  Shall we\n', 1])
    expect(await draft('  Shall we\n')).toEqual(['  Shall we\n', 1])
    expect(await draft(' \u200b')).toEqual([null, 2])
    expect(await draft('Well')).toEqual(['Well', 3])
    expect(await draft(null)).toEqual([null, 4])
    expect(await refusal(draft('a\u0007b'))).toBe('control_characters')
    expect(await refusal(draft('x'.repeat(maxDraftLength + 1)))).toBe('text_too_long')
    expect(await draft('x'.repeat(maxDraftLength))).toEqual(['x'.repeat(maxDraftLength), 5])
  })

  it('keeps both where two devices wrote over the same version, also at once', async () => {
    const { ben, id } = await talking()
    await Promise.all(['From the phone', 'From the desk'].map(draft => updateMembership(ben, { id, draft, draftVersion: 0 })))
    const { draft, draftVersion } = await getConversation(ben, { id })
    expect(draft?.split('\n\n').sort()).toEqual(['From the desk', 'From the phone'])
    expect(draftVersion).toBe(2)
    expect(await updateMembership(ben, { id, draft: 'Only this', draftVersion })).toMatchObject({ draft: 'Only this', draftVersion: 3 })
  })

  it('is for who is in it', async () => {
    const { ada, id } = await talking()
    expect(await refusal(updateMembership(await person(), { id, pinned: true }))).toBe('not_found')
    for (const state of ['requested', 'declined', 'left']) {
      await ctx.sql`update memberships set state = ${state} where conversation_id = ${id} and user_id = ${ada.made.id}`
      expect(await refusal(updateMembership(ada, { id, pinned: true }))).toBe('not_found')
    }
  })
})

describe('mergeDraft', () => {
  const kept = (text: string | null, version = 3) => ({ text, version })

  it('takes what is written over the version that is there', () => {
    expect([mergeDraft(kept('old'), 'new', 3), mergeDraft(kept('old'), 'new')]).toEqual(['new', 'new'])
    expect(mergeDraft(kept(null), 'new', 1)).toBe('new')
  })

  it('keeps both, the first first, where another device wrote in between', () => {
    expect(mergeDraft(kept('old'), 'new', 2)).toBe('old\n\nnew')
  })

  it('doubles nothing that the other text has already', () => {
    expect(mergeDraft(kept('Shall'), 'Shall we', 2)).toBe('Shall we')
    expect(mergeDraft(kept('Shall we'), 'Shall', 2)).toBe('Shall we')
    expect(mergeDraft(kept('Same'), 'Same', 2)).toBe('Same')
  })

  it('clears whenever it is told to, and keeps the later one alone where both are too long', () => {
    expect(mergeDraft(kept('old'), null, 1)).toBeNull()
    const long = 'x'.repeat(maxDraftLength)
    expect(mergeDraft(kept(long), 'new', 2)).toBe('new')
  })
})
