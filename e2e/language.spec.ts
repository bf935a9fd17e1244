import type { Page } from '@playwright/test'
import { newConversation, say } from './conversations'
import { fetchWords } from '@/lib/words/catalogues'
import { expect, expectAccessible, test } from './fixtures'

const languages = [
  { code: 'de', name: 'Deutsch', settings: 'Einstellungen', changed: 'Parley spricht jetzt Deutsch.', language: 'Sprache' },
  { code: 'es', name: 'Español', settings: 'Ajustes', changed: 'Parley ahora habla español.', language: 'Idioma' },
  { code: 'ar', name: 'العربية', settings: 'الإعدادات', changed: 'Parley يتحدث العربية الآن.', language: 'اللغة' },
]

/** What a page says and speaks, apart from what people have written: every text and every name of a control. */
async function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (parent?.closest('script, style, bdi, option, [dir=auto], [dir=ltr], [lang]:not(html)') || !node.textContent?.trim()) continue
      found.add(node.textContent.trim())
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        const text = element.getAttribute(name)?.trim()
        if (text && !element.closest('[lang]:not(html)')) found.add(text)
      }
    }
    found.add(document.title)
    return [...found]
  })
}

/** What is the same in two languages, by what the catalogue itself says. */
function sameTexts(one: object, other: object): Set<string> {
  const theirs = new Map(Object.entries(other))
  return new Set(Object.entries(one).flatMap(([key, value]: [string, unknown]) => {
    const their: unknown = theirs.get(key)
    if (typeof value === 'object' && value !== null && typeof their === 'object' && their !== null) return [...sameTexts(value, their)]
    return typeof value === 'string' && value === their ? [value] : []
  }))
}

test('each language is spoken at once, after a reload, and on the account', async ({ people, openBrowserFor, request }) => {
  const [ada] = await people('Ada')
  const page = await openBrowserFor(ada, '/settings/language')
  const html = page.locator('html')
  for (const { code, name, settings, changed, language } of [...languages, { code: 'en', name: 'English', settings: 'Settings', changed: 'Parley speaks English now.', language: 'Language' }]) {
    await page.getByRole('radio', { name }).click()
    await expect(page.getByText(changed)).toBeVisible()
    await expect(html).toHaveAttribute('lang', code)
    await expect(html).toHaveAttribute('dir', code === 'ar' ? 'rtl' : 'ltr')
    await expect(page.getByRole('heading', { name: settings })).toBeVisible()
    await expect(page).toHaveTitle(new RegExp(language))
    await page.reload()
    await expect(html).toHaveAttribute('lang', code)
    await expect(page.getByRole('radio', { name })).toBeChecked()
    await expectAccessible(page)
    const locale = async () => (await (await request.get('/api/me/settings', { headers: { authorization: `Bearer ${ada.accessToken}` } })).json() as { locale: string }).locale
    await expect.poll(locale).toBe(code)
  }
})

test('a new device begins with the language and the theme of the account', async ({ page, people, request, signIn }) => {
  const [ada] = await people('Ada')
  await request.patch('/api/me/settings', { data: { locale: 'de', theme: 'dark' }, headers: { authorization: `Bearer ${ada.accessToken}` } })
  await signIn(page, ada)
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.locator('html')).toHaveClass(/dark/)
})

test('the language can be chosen before signing in, and a new account keeps it @everywhere', async ({ page, request }) => {
  const username = `ada-${crypto.randomUUID().slice(0, 8)}`
  await page.goto('/sign-up')
  await page.getByLabel('Language').selectOption('Deutsch')
  await expect(page.getByRole('heading', { name: 'Konto erstellen' })).toBeVisible()
  await expect(page).toHaveTitle('Konto erstellen · Parley')
  await page.getByLabel('Name', { exact: true }).fill('Ada')
  await page.getByLabel('Benutzername').fill(username)
  await page.getByLabel('Passwort', { exact: true }).fill('kurz')
  await page.getByRole('button', { name: 'Konto erstellen' }).click()
  await expect(page.getByLabel('Passwort', { exact: true })).toHaveAccessibleDescription(/Mindestens 8 Zeichen/)
  await page.getByLabel('Passwort', { exact: true }).fill('richtig langes Passwort')
  await page.getByRole('button', { name: 'Konto erstellen' }).click()
  await page.waitForURL('/inbox')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  const { accessToken } = (await (await request.post('/api/tokens', { data: { username, password: 'richtig langes Passwort' } })).json()) as { accessToken: string }
  expect(await (await request.get('/api/me/settings', { headers: { authorization: `Bearer ${accessToken}` } })).json()).toMatchObject({ locale: 'de' })
})

test('Arabic runs from right to left, from signing in to the settings @everywhere', async ({ page, people, request, isMobile }) => {
  const [ada, ben] = await people('Ada', 'Ben')
  const conversation = await newConversation(request, ben, ada)
  await say(request, ben, conversation, 'مرحبا يا آدا')
  await page.goto('/sign-in')
  await page.getByLabel('Language').selectOption('العربية')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expectAccessible(page)
  await page.getByLabel('اسم المستخدم').fill(ada.username)
  await page.getByLabel('كلمة المرور', { exact: true }).fill(ada.password)
  await page.getByRole('button', { name: 'تسجيل الدخول', exact: true }).click()
  await page.waitForURL('/inbox')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')

  const row = page.locator(`a[href^="/inbox/${conversation}"]`)
  await expect(row).toContainText('مرحبا يا آدا')
  const width = page.viewportSize()?.width ?? 0
  if (!isMobile) expect((await row.boundingBox())?.x).toBeGreaterThan(width / 2)
  await row.click()

  const log = page.getByRole('log')
  await expect(log.getByText('مرحبا يا آدا')).toBeVisible()
  await page.getByRole('textbox').last().fill('أهلا يا بن')
  await page.keyboard.press('Enter')
  if (isMobile) await page.getByRole('button', { name: 'إرسال', exact: true }).click()
  const mine = log.getByText('أهلا يا بن')
  await expect(mine).toBeVisible()
  const [left, right] = await Promise.all([mine.boundingBox(), log.getByText('مرحبا يا آدا').boundingBox()])
  expect(left?.x ?? 0).toBeLessThan(right?.x ?? 0)
  await expectAccessible(page)

  await page.goto('/settings/privacy')
  await expect(page.getByText('من يمكنه بدء مراسلتك')).toBeVisible()
  const heading = await page.getByText('من يمكنه بدء مراسلتك').boundingBox()
  expect((heading?.x ?? 0) + (heading?.width ?? 0)).toBeGreaterThan(isMobile ? width / 2 : 0)
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  await expectAccessible(page)
})

test('no English is left on the main pages', async ({ people, openBrowserFor, request }) => {
  test.slow()
  const [ada, ben] = await people('Ada', 'Ben')
  const conversation = await newConversation(request, ben, ada)
  await say(request, ben, conversation, 'مرحبا')
  const page = await openBrowserFor(ada, '/inbox')
  const paths = ['/inbox', `/inbox/${conversation}`, `/inbox/${conversation}/details`, '/requests', '/saved', `/people/${ben.username}`, ...['profile', 'privacy', 'notifications', 'appearance', 'language', 'devices', 'blocked', 'reports', 'export', 'deletion', 'tokens', 'webhooks', 'about'].map((section) => `/settings/${section}`)]
  const read = async (code: string) => {
    await page.context().addCookies([{ name: 'parley-language', value: code, url: new URL('/', page.url()).href }])
    const said: string[] = []
    for (const path of paths) {
      await page.goto(path)
      await expect(page.getByRole('main').locator('[aria-busy=true]')).toHaveCount(0)
      await expect(page.locator('html')).toHaveAttribute('lang', code)
      await expect(page.getByRole('main').getByRole('heading').first()).toBeAttached({ timeout: 30_000 })
      said.push(...(await wordsOf(page)))
    }
    return new Set(said)
  }
  const english = await read('en')
  for (const code of ['de', 'es', 'ar'] as const) {
    const same = sameTexts(await fetchWords('en'), await fetchWords(code))
    // Names, and what is figures but for a word or two.
    const names = new RegExp(`^(?:Parley|Ada|Ben|Version [\\d.]+)$|${ada.username}|${ben.username}|https?:|\\d\\d:\\d\\d`)
    const left = [...(await read(code))].map((text) => text.replace(/ · Parley$/, '')).filter((text) => english.has(text) && /[a-z]{2}/i.test(text) && !same.has(text) && !names.test(text))
    expect(left, `English on pages in ${code}`).toEqual([])
  }
})
