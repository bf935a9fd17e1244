import { newConversation, openThread, say } from './conversations'
import { newGroup } from './groups'
import { ask, openInbox } from './inboxes'
import { messagesIn } from './message-actions'
import { startSession, type Person } from './people'
import { expect, test } from './pictures'

// What people wrote is part of the pictures, so it never changes.
const english = {
  me: 'Alice Moreau',
  others: ['Bob Lindqvist', 'Carol Okafor', 'Dave Petrov'] as [string, string, string],
  group: 'Coast weekend',
  theirs: 'The boat leaves at nine. Shall we meet at the pier half an hour before?',
  reply: 'Yes, and I bring the coffee',
  mine: 'Half past eight it is',
  draft: 'I could also ask',
}
const arabic: typeof english = {
  me: 'أليس مورو',
  others: ['باسم الحداد', 'كريمة عكاشة', 'داود بطرس'],
  group: 'عطلة على الساحل',
  theirs: 'يغادر القارب في التاسعة. هل نلتقي عند الرصيف قبل ذلك بنصف ساعة؟',
  reply: 'نعم، وسأحضر القهوة',
  mine: 'اتفقنا على الثامنة والنصف',
  draft: 'يمكنني أيضًا أن أسأل',
}

const looks = [
  { look: 'light', colorScheme: 'light', language: 'en', said: english },
  { look: 'dark', colorScheme: 'dark', language: 'en', said: english },
  { look: 'arabic', colorScheme: 'light', language: 'ar', said: arabic },
] as const

for (const { look, colorScheme, language, said } of looks) {
  test.describe(`pictures, ${look}`, () => {
    test.use({ colorScheme })

    test.beforeEach(async ({ context, siteUrl }) => {
      await context.addCookies([{ name: 'parley-language', value: language, url: siteUrl }])
    })

    test(`signing in, ${look}`, async ({ page, expectPicture }) => {
      await page.goto('/sign-in')
      await expect(page.locator('button[type=submit]')).toBeEnabled()
      await expectPicture(page.locator('main > div').first(), `sign-in-${look}`)
    })

    test(`rows of the inbox, ${look}`, async ({ page, request, people, expectPicture }) => {
      const [me, unread, drafted, muted] = await people(said.me, ...said.others)
      const change = (id: string, data: object) => ask(request, me, 'patch', `/api/conversations/${id}/membership`, data)
      const quiet = await newConversation(request, muted, me)
      await say(request, muted, quiet, said.theirs)
      await change(quiet, { pinned: true, mutedUntil: '2099-01-01T00:00:00.000Z' })
      await newGroup(request, said.group, me, unread, drafted)
      const begun = await newConversation(request, drafted, me)
      await say(request, drafted, begun, said.theirs)
      await change(begun, { draft: said.draft, draftVersion: 0 })
      await say(request, unread, await newConversation(request, unread, me), said.mine, said.reply, said.theirs)
      await openInbox(page, me)
      const list = page.locator('ul:has(> [data-index])')
      await expect(list.getByRole('link')).toHaveCount(4)
      await expect(list).toContainText(said.draft)
      await expectPicture(list, `inbox-${look}`)
    })

    test(`messages, the composer and a dialog, ${look}`, async ({ page, request, people, expectPicture }) => {
      const [me, bob] = await people(said.me, said.others[0])
      const id = await newConversation(request, me, bob)
      await say(request, bob, id, said.theirs)
      const [first] = await messagesIn(request, me, id)
      await ask(request, me, 'post', `/api/conversations/${id}/messages`, { text: said.reply, replyToId: first?.id })
      await say(request, me, id, said.mine)
      const [theirs, reply, mine] = await messagesIn(request, me, id)
      const as = (person: Person) => ({ authorization: `Bearer ${person.accessToken}` })
      for (const person of [me, bob]) {
        expect((await request.post(`/api/conversations/${id}/read`, { data: { upTo: mine?.id }, headers: as(person) })).ok()).toBe(true)
      }
      for (const [person, emoji] of [[me, '👍'], [bob, '👍'], [bob, '🌊']] as const) {
        expect((await request.put(`/api/conversations/${id}/messages/${theirs?.id}/reactions/${encodeURIComponent(emoji)}`, { headers: as(person) })).ok()).toBe(true)
      }
      const log = await openThread(page, me, id)
      const row = (message: { id: string } | undefined) => log.locator(`[data-message="${message?.id}"]`)
      await expect(row(theirs).getByRole('button', { pressed: true })).toBeVisible()
      await expectPicture(row(theirs), `message-theirs-${look}`)
      await expectPicture(row(reply), `message-reply-${look}`)
      await expect(row(mine).locator('[data-delivery=read]')).toBeVisible()
      await expectPicture(row(mine), `message-mine-${look}`)

      await row(theirs).focus()
      await page.keyboard.press('r')
      const composer = page.locator('form').filter({ has: page.getByRole('textbox') })
      await expect(composer.getByRole('group')).toContainText(said.theirs)
      await expect(composer.getByRole('textbox')).toBeFocused()
      await expectPicture(composer, `composer-${look}`)
      await page.keyboard.press('Escape')

      await row(mine).focus()
      await page.keyboard.press('Delete')
      await expect(page.getByRole('dialog').getByRole('button')).toHaveCount(4)
      await expectPicture(page.getByRole('dialog'), `delete-${look}`)
    })

    test(`a section of the settings, ${look}`, async ({ page, people, expectPicture }) => {
      const [me] = await people(said.me)
      await startSession(page.context(), me)
      await page.goto('/settings/privacy')
      const section = page.locator('section:has([role=radiogroup])').first()
      await expect(section.getByRole('radio')).toHaveCount(3)
      await expectPicture(section, `settings-${look}`)
    })
  })
}
