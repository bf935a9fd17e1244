import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client'
import { makeConversation } from '@/db/factories'
import { sendMessage } from '../messages/send-message'
import { type Actor, refusal, scene } from '../testing/scene'
import { searchMessages } from './search-messages'

const { pair, person, ctx } = scene()
const found = async (by: Actor, q: string, more = {}) => (await searchMessages(by, { q, limit: 30, ...more })).items.map(({ text }) => text)

async function talk(...texts: string[]) {
  const scene = await pair()
  for (const text of texts) await sendMessage(scene.ada, { id: scene.id, text })
  return scene
}

describe('search (decision 20)', () => {
  const said = [
    'Meet me at the harbour', 'Встретимся у причала', 'نلتقي عند الميناء', '港で会いましょう', '東京駅まで', 'Party 🎉 tonight', 'Flag 🏳️‍🌈 day', 'Ümläüte sind schön', '한국어 공부', 'สวัสดีครับ',
  ]
  it.each([
    ['a word', 'harbour', said[0]], ['a prefix', 'harb', said[0]], ['a substring', 'arbou', said[0]], ['two letters that begin a word', 'ha', said[0]],
    ['without regard to case', 'HARBOUR', said[0]], ['several words in any order', 'harbour meet', said[0]],
    ['Cyrillic, a word', 'причала', said[1]], ['Cyrillic, a substring', 'третим', said[1]], ['Cyrillic, in capitals', 'ВСТРЕТИМСЯ', said[1]], ['Cyrillic, two letters', 'пр', said[1]],
    ['Arabic, a word', 'الميناء', said[2]], ['Arabic, a substring', 'مينا', said[2]], ['Arabic, two letters', 'عن', said[2]],
    ['Japanese, one character', '港', said[3]], ['Japanese, two characters', '会い', said[3]], ['Japanese, in the middle', '京駅', said[4]], ['Japanese, three characters', '東京駅', said[4]],
    ['an emoji', '🎉', said[5]], ['an emoji of several', '🏳️‍🌈', said[6]], ['diacritics', 'schön', said[7]], ['diacritics, in capitals', 'ÜMLÄÜTE', said[7]],
    ['Korean', '공부', said[8]], ['Thai, in the middle', 'สดีค', said[9]],
  ])('finds %s', async (_what, q, text) => {
    const { ben } = await talk(...said)
    expect(await found(ben, q)).toEqual([text])
  })

  it('takes every character literally', async () => {
    const { ada } = await talk('100 % sure', '100 x sure', "it's | here", 'back\\slash', 'under_score')
    expect(await found(ada, '100 %')).toEqual(['100 % sure'])
    expect(await found(ada, "it's |")).toEqual(["it's | here"])
    expect(await found(ada, 'k\\s')).toEqual(['back\\slash'])
    expect(await found(ada, 'r_s')).toEqual(['under_score'])
  })

  it('puts whole words before prefixes before substrings, and newer before older', async () => {
    const { ada } = await talk('tea', 'steam', 'teapot', 'tea again', 'steamer')
    expect(await found(ada, 'tea')).toEqual(['tea again', 'tea', 'teapot', 'steamer', 'steam'])
  })

  it('pages through everything once, beyond what is ranked together', async () => {
    const { ada, ben } = await pair()
    const lines = Array.from({ length: 620 }, (_, index) => ({ senderId: ada.made.id, text: `line ${index}`, at: new Date(1_700_000_000_000 + index) }))
    const cleo = await person()
    await makeConversation(ctx.sql, [ada.made.id, cleo.made.id], lines)
    const texts: string[] = []
    let cursor: string | undefined
    do {
      const page = await searchMessages(ada, { q: 'line', limit: 100, cursor })
      texts.push(...page.items.map(({ text }) => text))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(new Set(texts).size).toBe(620)
    expect(texts).toHaveLength(620)
    expect(await found(ben, 'line')).toEqual([])
  })

  it('marks what was looked for', async () => {
    const { ada } = await talk('🎉 Tea time')
    expect((await searchMessages(ada, { q: 'tea', limit: 5 })).items[0]?.highlights).toEqual([{ start: 2, end: 5 }])
  })

  it('filters by conversation, sender, link and time', async () => {
    const { ada, ben, id } = await talk('see https://example.org/map', 'see the map')
    await sendMessage(ben, { id, text: 'which map' })
    expect(await found(ada, 'map', { from: ben.made.id })).toEqual(['which map'])
    expect(await found(ada, 'map', { has: 'link' })).toEqual(['see https://example.org/map'])
    expect(await found(ada, '', { has: 'link', conversationId: id })).toEqual(['see https://example.org/map'])
    expect(await found(ada, 'map', { before: '2020-01-01T00:00:00Z' })).toEqual([])
    const [first] = (await searchMessages(ada, { q: 'https', limit: 1 })).items
    expect(await found(ada, 'map', { after: first?.id })).toEqual(['which map', 'see the map'])
    expect(await refusal(searchMessages(ada, { q: 'map', before: 'yesterday', limit: 5 }))).toBe('validation_failed')
    expect(await refusal(searchMessages(ada, { q: '', limit: 5 }))).toBe('validation_failed')
  })

  it('shows nobody what they may not see', async () => {
    const { ada, ben, id } = await talk('a secret word')
    const outsider = await person()
    expect(await found(outsider, 'secret')).toEqual([])
    expect(await refusal(searchMessages(outsider, { q: 'secret', conversationId: id, limit: 5 }))).toBe('not_found')
    await ctx.sql`update memberships set cleared_seq = 1 where conversation_id = ${id} and user_id = ${ben.made.id}`
    expect(await found(ben, 'secret')).toEqual([])
    await ctx.sql`insert into hidden_messages (user_id, message_id) select ${ada.made.id}, id from messages where conversation_id = ${id}`
    expect(await found(ada, 'secret')).toEqual([])
  })

  it('forgets what was deleted and finds what it was edited to', async () => {
    const { ada, id } = await talk('first wording', 'gone')
    await ctx.sql`update messages set text = 'second wording' where conversation_id = ${id} and seq = 1`
    await ctx.sql`update messages set deleted_at = now(), text = '' where conversation_id = ${id} and seq = 2`
    expect([await found(ada, 'first'), await found(ada, 'second'), await found(ada, 'gone')]).toEqual([[], ['second wording'], []])
  })
})

describe('search at size', () => {
  let seen: { query: string; parameters: unknown[] }[] = []
  let watched: Sql
  let ada: Actor

  beforeAll(async () => {
    const made = await pair()
    watched = postgres(String(database().options.host && process.env.DATABASE_URL), { max: 1, debug: (_, query, parameters) => seen.push({ query, parameters }) })
    ada = { ...made.ada, sql: watched }
    // Many conversations of one person: none is small enough to be read through instead.
    await ctx.sql`
      with begun as (
        insert into conversations (id, kind, created_by, last_seq) select gen_random_uuid(), 'group', ${made.ada.made.id}, 150 from generate_series(1, 400) returning id
      ), member as (
        insert into memberships (conversation_id, user_id) select id, ${made.ada.made.id} from begun
      )
      insert into messages (id, conversation_id, seq, sender_id, text, client_id, fingerprint, created_at)
      select gen_random_uuid(), begun.id, n, ${made.ada.made.id}, 'talk of ' || md5(begun.id || ' ' || n) || ' and 港' || n, gen_random_uuid(), 'made', now()
      from begun, generate_series(1, 150) n`
    await ctx.sql`analyze`
  })
  afterAll(() => watched.end())

  it.each([['a word', 'harbour', 'messages_text'], ['a substring', 'ca4238a0b9238', 'messages_text'], ['a short beginning of a word', 'zz', 'messages_words'], ['two ideographs', '港湾', 'messages_words']])('looks %s up in an index', async (_what, q, index) => {
    seen = []
    await searchMessages(ada, { q, limit: 30 })
    const statement = seen.find(({ query }) => query.includes('ilike'))
    const plan = await watched.unsafe(`explain ${statement?.query}`, statement?.parameters as string[])
    expect(plan.map(row => String(Object.values(row)[0])).join('\n')).toContain(index)
  })

  it('is planned for each search, not for an average person and word', async () => {
    for (const q of ['harbour', 'talk', 'zz', 'harbour', 'talk', 'zz', 'harbour']) await searchMessages(ada, { q, limit: 30 })
    const kept = await watched<{ statement: string }[]>`select statement from pg_prepared_statements`
    expect(kept.filter(({ statement }) => statement.includes('ilike'))).toEqual([])
  })
})
