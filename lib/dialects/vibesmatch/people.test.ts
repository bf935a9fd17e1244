import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shapeOf } from '@/lib/dialects/testing/shape'
import blocked from './fixtures/blocked.json'
import reported from './fixtures/reported.json'
import unmatched from './fixtures/unmatched.json'
import type requestsSample from './fixtures/requests.json'
import { itemsOf, type Scene, startScene, type User } from './people.fixture'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.close())

const nowhere = '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77'
const two = () => Promise.all([scene.person(), scene.person()])
const block = (who: User, whom: User, body?: unknown) => who.call('POST', `/users/${whom.id}/block`, body)
const like = (who: User, whom: User) => who.call('POST', '/likes', { user_id: whom.id })
const matches = async (who: User, query = '') => itemsOf(await who.get(`/matches${query}`), 'matches')
const ids = (items: Record<string, unknown>[]) => items.map(({ id }) => id)

/** Everybody in somebody's discovery, page by page. */
async function discovery(who: User): Promise<unknown[]> {
  const seen: unknown[] = []
  for (let query = '?limit=50'; ;) {
    const { body, data } = await who.call('GET', `/discovery${query}`)
    seen.push(...ids(itemsOf(data, 'users')))
    const { cursor, hasMore } = (body.meta as typeof requestsSample.meta).pagination
    if (!hasMore) return seen
    query = `?limit=50&cursor=${cursor}`
  }
}

describe('POST /users/{user_id}/block', () => {
  it('answers as the document shows it, with a reason or without, and again the same', async () => {
    const [ada, ben] = await two()
    for (const body of [{ reason: 'inappropriate_behavior' }, {}, undefined]) {
      const { status, body: answer } = await block(ada, ben, body)
      expect([status, shapeOf(answer)]).toEqual([200, shapeOf(blocked)])
    }
    expect((await block(ada, ben, { reason: 'x'.repeat(101) })).error.code).toBe('VALIDATION_ERROR')
  })

  it('removes the match, hides each from the other’s discovery, and stops messages and requests; history stays', async () => {
    const { ada, ben, conversationId } = await scene.friends()
    await block(ada, ben)
    expect([await matches(ada), await matches(ben)]).toEqual([[], []])
    for (const [who, whom, code] of [[ada, ben, 'USER_BLOCKED'], [ben, ada, 'UNAUTHORIZED_ACTION']] as const) {
      expect(await discovery(who)).not.toContain(whom.id)
      for (const reply of [await who.say(whom, 'Hello?'), await like(who, whom)]) expect([reply.status, reply.error.code]).toEqual([403, code])
      expect(itemsOf(await who.get(`/conversations/${conversationId}/messages`), 'messages')).toHaveLength(1)
    }
  })

  it('after its answer nothing by the blocked person is acknowledged', async () => {
    const { ada, ben } = await scene.friends()
    const sends: Promise<{ status: number; begun: number }>[] = []
    let blockedAt = Infinity
    const timed = async () => {
      const begun = performance.now()
      return { status: (await ben.say(ada, 'Hello')).status, begun }
    }
    for (let count = 0; count < 5; count++) sends.push(timed())
    await block(ada, ben).then(() => (blockedAt = performance.now()))
    for (let count = 0; count < 5; count++) sends.push(timed())
    const after = (await Promise.all(sends)).filter(({ begun }) => begun >= blockedAt)
    expect(after.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
  })

  it('is not for oneself, nor for who does not exist', async () => {
    const ada = await scene.person()
    expect((await block(ada, ada)).status).toBe(400)
    expect((await block(ada, { ...ada, id: nowhere })).error.code).toBe('USER_NOT_FOUND')
  })
})

describe('DELETE /users/{user_id}/block and GET /users/blocked', () => {
  it('list the caller’s own, the last one first, and end them; what was taken apart stays so', async () => {
    const { ada, ben } = await scene.friends()
    const cleo = await scene.person()
    await block(ada, ben)
    await block(ada, cleo)
    await block(ben, cleo)
    const listed = async (query = '') => itemsOf(await ada.get(`/users/blocked${query}`), 'users')
    expect(ids(await listed())).toEqual([cleo.id, ben.id])
    expect((await listed())[0]).toMatchObject({ is_online: false, last_active: null, age: expect.any(Number) })
    const { cursor } = ((await ada.call('GET', '/users/blocked?limit=1')).body.meta as typeof requestsSample.meta).pagination
    expect(ids(await listed(`?cursor=${cursor}`))).toEqual([ben.id])
    for (const query of ['cursor=made-up', 'limit=0']) expect((await ada.call('GET', `/users/blocked?${query}`)).status).toBe(400)
    for (let count = 0; count < 2; count++) expect((await ada.call('DELETE', `/users/${ben.id}/block`)).status).toBe(204)
    expect(ids(await listed())).toEqual([cleo.id])
    expect([await matches(ada), (await ada.say(ben, 'Hello')).status]).toEqual([[], 201])
    expect((await ada.call('DELETE', `/users/${nowhere}/block`)).error.code).toBe('USER_NOT_FOUND')
  })
})

describe('POST /users/{user_id}/report', () => {
  const report = (who: User, whom: User, body: unknown) => who.call('POST', `/users/${whom.id}/report`, body)

  it('answers 201 as the document shows it, and again the same with 200', async () => {
    const [ada, ben] = await two()
    const body = { reason: 'fake_profile', description: 'Profile photos appear to be stock images' }
    const first = await report(ada, ben, body)
    expect([first.status, shapeOf(first.body)]).toEqual([201, shapeOf(reported)])
    const again = await report(ada, ben, body)
    expect([again.status, again.data]).toEqual([200, first.data])
  })

  it('takes the categories of the document, with a description or without', async () => {
    for (const reason of ['fake_profile', 'inappropriate_behavior', 'spam', 'other']) {
      const [ada, ben] = await two()
      expect((await report(ada, ben, { reason })).status).toBe(201)
    }
    const [ada, ben] = await two()
    for (const body of [{ reason: 'because' }, {}, { reason: 'spam', description: 7 }]) expect((await report(ada, ben, body)).error.code).toBe('VALIDATION_ERROR')
    expect((await report(ada, ben, { reason: 'spam', description: 'x'.repeat(1001) })).error.code).toBe('CONTENT_TOO_LONG')
    expect((await report(ada, ada, { reason: 'spam' })).status).toBe(400)
    expect((await report(ada, { ...ben, id: nowhere }, { reason: 'spam' })).error.code).toBe('USER_NOT_FOUND')
  })
})

describe('DELETE /matches/{match_id}', () => {
  it('answers as the document shows it: unmatched, archived for both, out of both discoveries; history stays', async () => {
    const { ada, ben, conversationId, matchId } = await scene.friends()
    const { status, body } = await ada.call('DELETE', `/matches/${matchId}`)
    expect([status, shapeOf(body)]).toEqual([200, shapeOf(unmatched)])
    for (const [who, whom] of [[ada, ben], [ben, ada]] as const) {
      expect(await matches(who)).toMatchObject([{ id: matchId, status: 'unmatched' }])
      expect(await matches(who, '?status=active')).toEqual([])
      expect(ids(itemsOf(await who.get('/conversations?type=archived'), 'conversations'))).toEqual([conversationId])
      expect(itemsOf(await who.get(`/conversations/${conversationId}/messages`), 'messages')).toHaveLength(1)
      expect(await discovery(who)).not.toContain(whom.id)
    }
    expect((await ben.call('DELETE', `/matches/${matchId}`)).status).toBe(200)
  })

  it('of others is MATCH_NOT_FOUND, as for none', async () => {
    const { matchId } = await scene.friends()
    const other = await scene.person()
    const unknown = await other.call('DELETE', `/matches/${nowhere}`)
    expect([unknown.status, unknown.error.code]).toEqual([404, 'MATCH_NOT_FOUND'])
    for (const id of [matchId, 'x']) expect((await other.call('DELETE', `/matches/${id}`)).body).toEqual(unknown.body)
  })
})

describe('POST /likes and GET /matches', () => {
  it('a like is new once; back, it makes one match, of which both are told', async () => {
    const [ada, ben] = await two()
    const first = await like(ada, ben)
    expect([first.status, first.data]).toEqual([201, { message: 'User liked successfully', match_created: false, match_id: null }])
    expect((await like(ada, ben)).status).toBe(200)
    const back = await like(ben, ada)
    expect([back.status, back.data.match_created]).toEqual([201, true])
    for (const [who, whom] of [[ada, ben], [ben, ada]] as const) {
      expect(await matches(who)).toEqual([{
        id: back.data.match_id,
        user: expect.objectContaining({ id: whom.id, name: expect.any(String), profile_photos: [expect.any(String)], age: expect.any(Number) }),
        status: 'active',
        created_at: expect.stringMatching(/Z$/),
      }])
    }
  })

  it('both at once make one match', async () => {
    for (let round = 0; round < 5; round++) {
      const [ada, ben] = await two()
      const made = await Promise.all([like(ada, ben), like(ben, ada)])
      expect(made.filter(({ data }) => data.match_created)).toHaveLength(1)
      expect(await matches(ada)).toHaveLength(1)
    }
  })

  it('nobody likes themselves or who does not exist', async () => {
    const ada = await scene.person()
    expect((await like(ada, ada)).status).toBe(400)
    expect((await like(ada, { ...ada, id: nowhere })).error.code).toBe('USER_NOT_FOUND')
    expect((await ada.call('POST', '/likes', {})).status).toBe(400)
  })

  it('matches go on by their cursor; an unknown status is 400', async () => {
    const ada = await scene.person()
    for (let count = 0; count < 3; count++) {
      const other = await scene.person()
      await like(ada, other)
      await like(other, ada)
    }
    const all = ids(await matches(ada))
    const { cursor } = ((await ada.call('GET', '/matches?limit=2')).body.meta as typeof requestsSample.meta).pagination
    expect(ids(await matches(ada, `?cursor=${cursor}`))).toEqual(all.slice(2))
    for (const query of ['status=over', 'cursor=made-up', `status=active&cursor=${cursor}`, 'limit=0']) expect((await ada.call('GET', `/matches?${query}`)).status).toBe(400)
  })
})

describe('GET /discovery', () => {
  it('rule 5: shows strangers with their ages, and no longer who is liked, or written to with premium', async () => {
    const [ada, ben, cleo, dan] = [await scene.person('premium'), await scene.person(), await scene.person(), await scene.person()]
    const { data } = await ada.call('GET', '/discovery?limit=3')
    expect(ids(itemsOf(data, 'users'))).toEqual([dan.id, cleo.id, ben.id])
    expect(itemsOf(data, 'users')[0]).toEqual({ id: dan.id, name: dan.client.made.name, profile_photos: [expect.any(String)], age: expect.any(Number), is_online: false, last_active: null })
    await like(ada, ben)
    await ada.say(cleo, 'Hello')
    const seen = await discovery(ada)
    expect([ben, cleo, dan, ada].map(({ id }) => seen.includes(id))).toEqual([false, false, true, false])
    for (const query of ['cursor=made-up', 'limit=0']) expect((await ada.call('GET', `/discovery?${query}`)).status).toBe(400)
  })
})
