import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client'
import { type Client, send, startApi, type TestApi } from './testing/api'

let api: TestApi
let ada: Client
let ben: Client

beforeAll(async () => {
  api = await startApi()
  ;[ada, ben] = await Promise.all([api.client(), api.client()])
})
afterAll(() => api.close())

const newPassword = 'a better password'
const signIn = (username: string, password: string) => send(api.base, 'POST', '/api/tokens', { username, password })

describe('people over HTTP', () => {
  it('follow and block answer 204, again too', async () => {
    const { made } = await api.client()
    for (const path of [`/api/users/${made.id}/follow`, `/api/users/${made.number}/block`]) {
      for (const method of ['PUT', 'PUT', 'DELETE', 'DELETE']) {
        expect((await ada.call(method, path)).status).toBe(204)
      }
    }
  })

  it('follow and block refuse oneself, nobody and nonsense', async () => {
    for (const action of ['follow', 'block']) {
      for (const method of ['PUT', 'DELETE']) {
        expect((await ada.call(method, `/api/users/${ada.made.id}/${action}`)).status).toBe(400)
        for (const id of ['01a1fc7b-0000-7000-8000-000000000000', '0', 'nobody', '%00']) {
          expect([400, 404]).toContain((await ada.call(method, `/api/users/${id}/${action}`)).status)
        }
      }
    }
  })

  it('lists whom one has blocked, and says what a send would meet', async () => {
    const cleo = await api.client()
    const path = `/api/users/${cleo.made.id}/can-message`
    expect((await ada.call('GET', path)).body).toEqual({ verdict: 'request' })
    await ada.call('PUT', `/api/users/${cleo.made.id}/block`)
    expect((await ada.call('GET', path)).body).toEqual({ verdict: 'denied', code: 'user_blocked' })
    expect((await cleo.call('GET', `/api/users/${ada.made.id}/can-message`)).body).toEqual({ verdict: 'denied', code: 'not_accepting' })
    expect((await ada.call('GET', '/api/blocks')).body).toMatchObject({ items: [{ id: cleo.made.id, online: false, lastActiveAt: null }], nextCursor: null })
    expect((await ada.call('GET', '/api/blocks?cursor=made-up')).status).toBe(422)
    expect((await cleo.call('GET', `/api/users/${ada.made.id}`)).status).toBe(200)
  })
})

describe('settings over HTTP', () => {
  it('change one by one', async () => {
    const { status, body } = await ben.call('PATCH', '/api/me/settings', { showPresence: 'nobody', notifications: { sound: false } })
    expect(status).toBe(200)
    expect(body).toMatchObject({ showPresence: 'nobody', readReceipts: 'everyone', notifications: { sound: false, push: true } })
    expect((await ben.call('GET', '/api/me/settings')).body).toEqual(body)
  })

  it.each([
    { whoCanMessage: 'friends' }, { showPresence: true }, { theme: 'blue' }, { locale: 'not a tag' }, { shareEmail: 'yes' },
    { notifications: { quietHours: { from: '25:00', to: '07:00', timeZone: 'Europe/Berlin' } } }, { notifications: { quietHours: { from: '22:00', to: '07:00', timeZone: 'Nowhere' } } },
    { notifications: { push: null } },
  ])('refuse %j and change nothing', async change => {
    const before = await ben.call('GET', '/api/me/settings')
    expect((await ben.call('PATCH', '/api/me/settings', { theme: 'dark', ...change })).status).toBe(422)
    expect((await ben.call('GET', '/api/me/settings')).body).toEqual(before.body)
  })
})

describe('the account over HTTP', () => {
  it('takes a birth date, and none that cannot be', async () => {
    expect((await ben.call('PATCH', '/api/me', { birthDate: '1990-02-28' })).body).toMatchObject({ birthDate: '1990-02-28', plan: 'free', requestCount: 0 })
    for (const birthDate of ['1990-02-30', '2990-01-01', '0001-01-01', 'yesterday', 5]) {
      expect((await ben.call('PATCH', '/api/me', { birthDate })).status).toBe(422)
    }
    expect((await ben.call('PATCH', '/api/me', { birthDate: null })).body).toMatchObject({ birthDate: null })
  })

  it('a new password signs out the other devices at once, and not this one', async () => {
    const { made, call } = await api.client()
    const other = await signIn(made.username, made.password)
    const elsewhere = { authorization: `Bearer ${String(other.body.accessToken)}` }
    expect((await send(api.base, 'GET', '/api/me', undefined, elsewhere)).status).toBe(200)
    const wrong = await call('PUT', '/api/me/password', { currentPassword: 'a guess', newPassword })
    expect(wrong).toMatchObject({ status: 403, body: { code: 'wrong_password' } })
    expect((await call('PUT', '/api/me/password', { currentPassword: made.password, newPassword: 'short' })).status).toBe(422)
    expect((await call('PUT', '/api/me/password', { currentPassword: made.password, newPassword })).status).toBe(204)
    expect((await send(api.base, 'GET', '/api/me', undefined, elsewhere)).status).toBe(401)
    expect((await call('GET', '/api/me')).status).toBe(200)
    expect((await signIn(made.username, made.password)).status).toBe(401)
    expect((await signIn(made.username, newPassword)).status).toBe(201)
  })

  it('ends with its password, at once and for good', async () => {
    const { made, call } = await api.client()
    expect(await call('DELETE', '/api/me', { password: 'a guess' })).toMatchObject({ status: 403, body: { code: 'wrong_password' } })
    expect((await call('DELETE', '/api/me')).status).toBe(403)
    expect((await call('DELETE', '/api/me', { password: made.password })).status).toBe(204)
    expect((await call('GET', '/api/me')).status).toBe(401)
    expect((await signIn(made.username, made.password)).body).toMatchObject({ code: 'invalid_credentials' })
    expect((await ada.call('GET', `/api/users/${made.id}`)).status).toBe(404)
    const again = await send(api.base, 'POST', '/api/accounts', { username: made.username, password: newPassword, name: 'Somebody else' })
    expect(again.status).toBe(201)
  })

  it('what nobody may be called is what deleted people are called', async () => {
    const { status } = await send(api.base, 'POST', '/api/accounts', { username: 'deleted~1', password: newPassword, name: 'Me' })
    expect(status).toBe(422)
    expect(await database()`select from users where username_key = 'deleted~1' and deleted_at is null`).toHaveLength(0)
  })
})
