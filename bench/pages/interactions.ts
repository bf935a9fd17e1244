import { chromium, type Page } from '@playwright/test'
import { composerOf } from '@/e2e/conversations'
import { findMeasuringBrowser } from '@/e2e/browser'
import { startSession } from '@/e2e/people'
import { medianOf } from '../measure'
import type { Verdict } from '../targets'
import type { PagesWorld } from './world'

/** How much slower than this machine the processor pretends to be, and how long an answer to a person may take then. */
const slowdown = 4
const target = 200

/** The longest interaction of each step, in milliseconds; per round. */
export type InteractionRounds = Record<string, number[]>

const steps: Record<string, (page: Page, world: PagesWorld) => Promise<void>> = {
  async 'open a thread'(page, { conversationId }) {
    await page.locator(`a[href^="/inbox/${conversationId}"]`).first().click()
    await page.getByRole('log').locator('[data-message]').last().waitFor()
  },
  async 'type'(page) {
    await composerOf(page).click()
    await page.keyboard.type('What is typed must show at once')
  },
  async 'send'(page) {
    await page.keyboard.press('Enter')
    await page.getByRole('log').getByText('What is typed must show at once').last().waitFor()
  },
  async 'open the menu of a message'(page) {
    // Beside its bubble a row is empty, and what is still on its way has another menu.
    await page.getByRole('log').locator('[data-message]').filter({ hasText: 'What is typed' }).and(page.getByLabel(/, (Sent|Delivered|Read)\b/)).last().waitFor()
    await page.getByRole('log').locator('[data-bubble]').last().click({ button: 'right' })
    await page.getByRole('menu').getByRole('menuitem').first().waitFor()
  },
  async 'react'(page) {
    await page.getByRole('menu').getByRole('menuitem', { name: '👍', exact: true }).click()
    await page.getByRole('menu').waitFor({ state: 'detached' })
  },
  async 'switch the conversation'(page, { otherId }) {
    await page.locator(`a[href^="/inbox/${otherId}"]`).first().click()
    await page.waitForURL(`**/inbox/${otherId}`)
    await page.getByRole('log').locator('[data-message]').last().waitFor()
  },
}

/** Plays a person at a slow machine, and asks the browser how long each interaction took until it showed. */
export async function benchInteractions(world: PagesWorld, rounds: number, report: (step: string) => void): Promise<InteractionRounds> {
  const browser = await chromium.launch(await findMeasuringBrowser())
  const measured: InteractionRounds = Object.fromEntries(Object.keys(steps).map(name => [name, []]))
  try {
    for (let round = 0; round < rounds; round++) {
      report(`round ${round + 1} of ${rounds}`)
      const context = await browser.newContext({ baseURL: world.server.url, viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
      await startSession(context, world.person)
      const page = await context.newPage()
      await page.addInitScript(watchInteractions)
      await page.goto('/inbox')
      await page.locator(`a[href^="/inbox/${world.conversationId}"]`).first().waitFor()
      await page.waitForLoadState('networkidle')
      const devtools = await context.newCDPSession(page)
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
      for (const [name, play] of Object.entries(steps)) {
        await play(page, world)
        measured[name]?.push(await longestInteraction(page))
      }
      await context.close()
    }
  } finally {
    await browser.close()
  }
  return measured
}

declare global {
  interface Window {
    interactionsSeen: number[]
  }
}

/** In the page: what it takes from an input to the next frame, of all that belong to an interaction. */
function watchInteractions(): void {
  window.interactionsSeen = []
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if ('interactionId' in entry && entry.interactionId) window.interactionsSeen.push(entry.duration)
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
}

/** Entries come after the frame that they are about. Shorter ones than 16 ms are not told and count as that. */
async function longestInteraction(page: Page): Promise<number> {
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 200))))
  return page.evaluate(() => Math.max(16, ...window.interactionsSeen.splice(0)))
}

export function judgeInteractions(rounds: InteractionRounds): Verdict[] {
  return Object.entries(rounds).map(([what, durations]) => {
    const value = medianOf(durations)
    return { what: `${what}, to the next paint`, unit: ' ms', value, floor: null, ratio: null, target: `at most ${target} ms`, met: value <= target }
  })
}
