import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shapeOf } from '@/lib/dialects/testing/shape'
import { type Client, startApi, type TestApi } from '@/lib/http/testing/api'
import sentMessage from './fixtures/message.json'

let api: TestApi
let ada: Client
let ben: Client

beforeAll(async () => {
  api = await startApi()
  ;[ada, ben] = await Promise.all([api.client(), api.client()])
})
afterAll(() => api.close())

const say = (from: Client, to: Client, content: string, headers?: Record<string, string>) =>
  from.call('POST', '/messages/direct', { sender_id: from.made.id, receiver_id: to.made.id, content }, headers)

describe('POST /messages/direct', () => {
  it('answers the message as the document shows it', async () => {
    const { status, body } = await say(ada, ben, '  Hey, how are you?\n')
    expect(status).toBe(200)
    expect(shapeOf(body)).toEqual(shapeOf(sentMessage))
    expect(body).toMatchObject({ sender_id: ada.made.id, receiver_id: ben.made.id, content: 'Hey, how are you?', read: false })
    expect(body.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })
})
