import { expect, it } from 'vitest'
import { isReadable, unreadCount } from '../columns'
import { createConversation } from '../conversations/create-conversation'
import { listInbox } from '../conversations/list-inbox'
import { loadConversations } from '../conversations/load-conversations'
import { getMe } from '../people/get-me'
import { type Actor, scene } from '../testing/scene'
import { totalUnread, unreadTotal } from './unread-total'
import { numbersFrom, type Standing, UnreadModel } from './unread-model.fixture'
import { operations } from './unread-operations.fixture'

const { ctx, person } = scene()

/** So many worlds of four people each, and so many operations in each. */
const worlds = 8
const steps = 400

interface World {
  people: Actor[]
  model: UnreadModel
  chance: () => number
  /** Of the newest message that the model has heard of. */
  lastNumber: number
}

const done = { operations: 0, refused: 0, comparisons: 0, byName: new Map<string, number>() }

async function createWorld(seed: number): Promise<World> {
  const people: Actor[] = []
  for (const name of ['Ada', 'Ben', 'Cleo', 'Dan']) people.push(await person({ name }))
  const [ada, ben, cleo, dan] = people
  if (!ada || !ben || !cleo || !dan) throw new Error('Four people make a world.')
  await createConversation(ada, { memberIds: [ben.made.id], text: 'Hello' })
  await createConversation(ben, { memberIds: [ada.made.id], text: 'Hello to you' })
  await createConversation(cleo, { memberIds: [ada.made.id], text: 'May I?' })
  await createConversation(ada, { memberIds: [ben.made.id, dan.made.id], name: 'Three', text: 'Welcome' })
  return { people, model: new UnreadModel(), chance: numbersFrom(seed), lastNumber: 0 }
}

async function standingsOf({ people }: World): Promise<Standing[]> {
  return ctx.sql<Standing[]>`
    select c.id as "conversationId", c.kind, ms.user_id as "userId", ms.state from memberships ms join conversations c on c.id = ms.conversation_id
    where ms.user_id = any(${people.map(({ made }) => made.id)}::uuid[]) order by c.number, ms.created_at, ms.user_id`
}

/** What was said in a step is taken from the table of messages; who has it unread is the model's to say. */
async function learnWhatWasSaid(world: World, standings: readonly Standing[]): Promise<void> {
  const conversationIds = [...new Set(standings.map(({ conversationId }) => conversationId))]
  const said = await ctx.sql<{ id: string; conversationId: string; seq: number; senderId: string; number: number }[]>`
    select number, id, conversation_id as "conversationId", seq, sender_id as "senderId" from messages
    where conversation_id = any(${conversationIds}::uuid[]) and kind = 'text' and deleted_at is null and number > ${world.lastNumber} order by number`
  for (const { number, ...message } of said) {
    world.lastNumber = number
    world.model.said(message, standings)
  }
}

const orderedNames = operations.flatMap(({ name, weight }) => Array.from({ length: weight }, () => name))

async function step(world: World, standings: readonly Standing[]): Promise<string> {
  const { people, model, chance } = world
  const pick = <Item>(from: readonly Item[]) => from[Math.floor(chance() * from.length)]
  const actor = pick(people)
  const other = pick(people.filter(candidate => candidate !== actor))
  const conversationId = pick(standings.filter(({ userId }) => userId === actor?.made.id))?.conversationId
  const name = pick(orderedNames)
  const run = operations.find(operation => operation.name === name)?.run
  if (!actor || !other || !conversationId || !run) return 'nothing'
  const message = pick(model.messages(conversationId))
  const told = `${actor.made.name} ${name} (${other.made.name}, ${conversationId.slice(-4)}, ${message?.seq ?? '-'})`
  done.byName.set(name ?? '', (done.byName.get(name ?? '') ?? 0) + 1)
  done.operations++
  try {
    const takeEffect = await run({ actor, other, conversationId, message, model, standings, chance })
    takeEffect?.()
    return told
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ParleyError')) throw error
    done.refused++
    return `${told}: refused`
  }
}

function check(actual: unknown, expected: unknown, what: string, told: readonly string[]): void {
  done.comparisons++
  // Said only where it fails: there are many.
  if (String(actual) !== String(expected)) expect(actual, `${what}, after\n${told.slice(-12).join('\n')}`).toEqual(expected)
}

const sumOf = (model: UnreadModel, userId: string, among: { conversationId: string; state: string }[], states: string[]) =>
  among.filter(({ state }) => states.includes(state)).reduce((total, { conversationId }) => total + model.count(conversationId, userId), 0)

/** Everybody's counts, as every view and every total has them. */
async function compareCounts({ people, model }: World, told: readonly string[]): Promise<void> {
  const { sql } = ctx
  const rows = await sql<{ userId: string; conversationId: string; state: string; markedUnread: boolean; count: number; total: number; withWaiting: number }[]>`
    select ms.user_id as "userId", c.id as "conversationId", ms.state, ms.marked_unread as "markedUnread", ${unreadCount(sql)} as count,
      t.total, t."withWaiting"
    from (select id, (${totalUnread(sql, sql`p.id`, ['active'])}) as total, (${totalUnread(sql, sql`p.id`, ['active', 'requested'])}) as "withWaiting"
      from unnest(${people.map(({ made }) => made.id)}::uuid[]) as p (id)) t
    join memberships ms on ms.user_id = t.id join conversations c on c.id = ms.conversation_id where ${isReadable(sql)}`
  for (const { userId, conversationId, state, markedUnread, count, total, withWaiting } of rows) {
    const whose = `of ${people.find(({ made }) => made.id === userId)?.made.name ?? ''}`
    const own = rows.filter(row => row.userId === userId)
    check(count, model.count(conversationId, userId), `unread ${whose} in ${conversationId.slice(-4)} (${state})`, told)
    if (state === 'active') check(markedUnread, model.isMarked(conversationId, userId), `the mark ${whose} on ${conversationId.slice(-4)}`, told)
    check(total, sumOf(model, userId, own, ['active']), `the total ${whose}`, told)
    check(withWaiting, sumOf(model, userId, own, ['active', 'requested']), `the total ${whose} with what waits`, told)
  }
}

/** What one person is answered. */
async function compareAnswers(actor: Actor, { model }: World, told: readonly string[]): Promise<void> {
  const { id, name } = actor.made
  const [loaded, me, both, unread] = await Promise.all([
    loadConversations(actor, isReadable(ctx.sql), ctx.sql``),
    getMe(actor),
    unreadTotal(actor, ['active', 'requested']),
    listInbox(actor, { filter: 'unread', limit: 100 }),
  ])
  const views = loaded.map(({ view }) => ({ ...view, conversationId: view.id }))
  for (const view of views) check(view.unreadCount, model.count(view.id, id), `what ${name} is shown as unread in ${view.id.slice(-4)}`, told)
  check(me.unreadCount, sumOf(model, id, views, ['active']), `the total that ${name} is shown`, told)
  check(both, sumOf(model, id, views, ['active', 'requested']), `the same with what waits`, told)
  const expected = views.filter(view => view.state === 'active' && !view.archived && (model.isMarked(view.id, id) || model.count(view.id, id) > 0))
  check(unread.items.map(view => view.id).sort(), expected.map(view => view.id).sort(), `what is unread in ${name}'s inbox`, told)
}

async function play(seed: number): Promise<void> {
  const world = await createWorld(seed)
  const told: string[] = [`world ${seed}`]
  await learnWhatWasSaid(world, await standingsOf(world))
  let standings = await standingsOf(world)
  for (let count = 0; count < steps; count++) {
    told.push(await step(world, standings))
    standings = await standingsOf(world)
    await learnWhatWasSaid(world, standings)
    await compareCounts(world, told)
    const actor = world.people[count % world.people.length]
    if (actor) await compareAnswers(actor, world, told)
  }
}

it(`unread never drifts: ${worlds * steps} operations, every count compared after each`, { timeout: 180_000 }, async () => {
  await Promise.all(Array.from({ length: worlds }, (_, index) => play(index + 1)))
  expect(done.operations).toBeGreaterThanOrEqual(3_000)
  const kinds = [...done.byName].map(([name, count]) => `${name} ${count}`).join(', ')
  console.log(`${done.operations} operations (${done.refused} refused), ${done.comparisons} comparisons\n${kinds}`)
})
