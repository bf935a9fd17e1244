import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { createUpload } from '../media/create-upload'
import { group } from '../testing/group'
import { type Actor, refusal, scene } from '../testing/scene'
import { deleteMessage } from './delete-message'
import { editMessage } from './edit-message'
import { listMessages } from './list-messages'
import { captionsIn } from './messages-by-id'
import { sendMessage } from './send-message'

const { pair, person } = scene()

describe('what is replied to', () => {
  it('is shown with the reply: who said what', async () => {
    const { ada, ben, id } = await pair()
    const { view: question } = await sendMessage(ada, { id, text: 'Question' })
    const { view } = await sendMessage(ben, { id, text: 'Answer', replyToId: question.id })
    expect(view.replyTo).toEqual({ id: question.id, seq: 1, text: 'Question', attachments: 0, sender: question.sender })
    expect((await sendMessage(ada, { id, text: 'Thanks', replyToId: String(view.number) })).view.replyTo).toMatchObject({ id: view.id })
  })

  it('decision 19: exists, is not deleted, and is in the same conversation', async () => {
    const { ada, ben, id } = await pair()
    const elsewhere = await pair()
    const [{ view: deleted }, { view: hidden }, { view: foreign }] = [
      await sendMessage(ada, { id, text: 'Deleted' }), await sendMessage(ada, { id, text: 'Hidden' }), await sendMessage(elsewhere.ada, { id: elsewhere.id, text: 'Elsewhere' }),
    ]
    await deleteMessage(ada, { id, messageId: deleted.id, for: 'everyone' })
    await deleteMessage(ben, { id, messageId: hidden.id, for: 'me' })
    for (const replyToId of [deleted.id, hidden.id, foreign.id, '01a1fc7b-0000-7000-8000-000000000000', '999999999']) {
      expect(await refusal(sendMessage(ben, { id, text: 'Answer', replyToId }))).toBe('not_found')
    }
    expect(await refusal(sendMessage(ben, { id, text: 'Answer', replyToId: 'that one' }))).toBe('validation_failed')
    expect((await listMessages(ada, { id, limit: 10 })).items).toHaveLength(1)
  })

  it('is something that somebody said', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const id = await group(ada, ben)
    const notice = (await listMessages(ada, { id, limit: 1 })).items[0]?.id
    expect(await refusal(sendMessage(ben, { id, text: 'Oh', replyToId: notice }))).toBe('not_found')
  })

  it('that is deleted while replies are sent leaves replies to nothing, or none', async () => {
    const { ada, ben, id } = await pair()
    const questions = await Promise.all(Array.from({ length: 30 }, (_, index) => sendMessage(ada, { id, text: `Question ${index}` })))
    const answers = await Promise.all(questions.map(async ({ view }, index) => {
      const deleted = deleteMessage(ada, { id, messageId: view.id, for: 'everyone', mode: index % 2 ? 'hide' : 'erase' })
      const replies = [1, 2, 3].map(() => sendMessage(ben, { id, text: 'Answer', replyToId: view.id }).then(() => 'sent', (error: { code: string }) => error.code))
      await deleted
      return Promise.all(replies)
    }))
    expect(answers.flat().filter(answer => answer !== 'sent' && answer !== 'not_found')).toEqual([])
    const { items } = await listMessages(ada, { id, limit: 100 })
    expect(items.map(({ replyTo }) => replyTo)).toEqual(items.map(() => null))
  })
})

describe('rule 7: sent again under its client id', () => {
  it('a reply is the first one again, also when what it answers to is gone since', async () => {
    const { ada, ben, id } = await pair()
    const { view: question } = await sendMessage(ada, { id, text: 'Question' })
    const answer = { id, text: 'Answer', replyToId: question.id, clientId: newId() }
    const { view } = await sendMessage(ben, answer)
    await deleteMessage(ada, { id, messageId: question.id, for: 'everyone' })
    expect(await sendMessage(ben, answer)).toEqual({ outcome: 'replayed', view: { ...view, replyTo: null } })
    expect(await refusal(sendMessage(ben, { ...answer, text: 'Another' }))).toBe('idempotency_mismatch')
    expect(await refusal(sendMessage(ben, { ...answer, clientId: newId() }))).toBe('not_found')
  })
})

describe('who is mentioned', () => {
  it('are active members by their usernames: no strangers, no former members, not oneself', async () => {
    const [ada, ben, eve, stranger] = await Promise.all([person(), person(), person(), person()])
    const id = await group(ada, ben, eve)
    await ada.sql`update conversations set version = version + 1 where id = ${id}`
    await ada.sql`update memberships set state = 'left' where conversation_id = ${id} and user_id = ${eve.made.id}`
    const all = [ada, ben, eve, stranger].map(({ made }) => `@${made.username}`).join(' ')
    const { view } = await sendMessage(ada, { id, text: `${all} @nobody @${ben.made.username}` })
    expect(view.mentions).toEqual([ben.made.id])
  })

  it('are found beside punctuation, in any case and script, and with dots and dashes in the name', async () => {
    const tail = newId().slice(-8)
    const names = [`zoë${tail}`, `мария${tail}`, `さくら${tail}`, `j.r-r_${tail}`]
    const [owner, ...others] = await Promise.all([person(), ...names.map(username => person({ username }))])
    const id = await group(owner, ...others)
    const ids = others.map(({ made }) => made.id)
    const [zoe, maria, sakura, jr] = names
    for (const text of [
      `@${zoe}, @${maria}! (@${sakura}) "@${jr}".`,
      `@${zoe?.toUpperCase()}: @${maria?.toUpperCase()}\n@${sakura}…@${jr}...`,
      `¿@${zoe}? 「@${maria}」 [@${sakura}](x) *@${jr}*`,
    ]) {
      expect([...(await sendMessage(owner, { id, text })).view.mentions].sort()).toEqual([...ids].sort())
    }
  })

  it('are not addresses, parts of words or longer names', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const id = await group(ada, ben)
    const { username } = ben.made
    for (const text of [`me@${username}`, `x.@${username}`, `@@${username}`, `@${username}more`, `@ ${username}`, username]) {
      expect((await sendMessage(ada, { id, text })).view.mentions).toEqual([])
    }
  })

  it('are nobody in a direct conversation', async () => {
    const { ada, ben, id } = await pair()
    expect((await sendMessage(ada, { id, text: `@${ben.made.username}` })).view.mentions).toEqual([])
  })
})

describe('what is said silently', () => {
  it('says so', async () => {
    const { ada, ben, id } = await pair()
    expect((await sendMessage(ada, { id, text: 'Psst', silent: true })).view.silent).toBe(true)
    expect((await listMessages(ben, { id, limit: 1 })).items).toMatchObject([{ silent: true }])
  })
})

describe('a caption', () => {
  const photo = async (of: Actor) => (await createUpload(of, { file: new File(['notes'], 'notes.txt', { type: 'text/plain' }) })).id

  it('follows the text, and is told apart from it', async () => {
    const { ada, ben, id } = await pair()
    const { view } = await sendMessage(ada, { id, text: ' Look ', caption: ' The sea\r\nat noon ', uploadIds: [await photo(ada)] })
    expect(view.text).toBe('Look\n\nThe sea\nat noon')
    const at = (await captionsIn(ben, [view])).get(view.id)
    expect(view.text.slice(at)).toBe('The sea\nat noon')
  })

  it('alone is all the text, and one that nobody sees is none', async () => {
    const { ada, id } = await pair()
    const { view: alone } = await sendMessage(ada, { id, caption: 'The sea', uploadIds: [await photo(ada)] })
    const { view: blank } = await sendMessage(ada, { id, text: 'Look', caption: ' \u200b ', uploadIds: [await photo(ada)] })
    expect([alone.text, blank.text]).toEqual(['The sea', 'Look'])
    expect([...(await captionsIn(ada, [alone, blank]))]).toEqual([[alone.id, 0]])
  })

  it('is one with the text once that is edited', async () => {
    const { ada, id } = await pair()
    const { view } = await sendMessage(ada, { id, text: 'Look', caption: 'The sea', uploadIds: [await photo(ada)] })
    const edited = await editMessage(ada, { id, messageId: view.id, text: 'Look there' })
    expect([...(await captionsIn(ada, [edited]))]).toEqual([])
  })
})
