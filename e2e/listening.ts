import type { BrowserContext, Page } from '@playwright/test'

/** How long a page may take until it listens, in milliseconds. What never does is left to what the story expects. */
const patience = 15_000

/**
 * Pages come with their content, and are shown before their scripts run; a script clicks in that moment, which nobody is
 * fast enough for. So going to a page ends, in every page of a context, when what can be pressed is React's.
 */
export function arriveListening(context: BrowserContext): void {
  context.on('page', page => {
    const goto = page.goto.bind(page)
    const reload = page.reload.bind(page)
    page.goto = async (...args) => {
      const response = await goto(...args)
      await untilListening(page)
      return response
    }
    page.reload = async (...args) => {
      const response = await reload(...args)
      await untilListening(page)
      return response
    }
  })
}

async function untilListening(page: Page): Promise<void> {
  const isListening = () => {
    const hasScripts = document.querySelector('script[src*="/_next/"]') !== null
    const isTaken = (element: Element) => Object.keys(element).some(key => key.startsWith('__reactProps'))
    return !hasScripts || [...document.querySelectorAll('body a, body button, body input, body textarea')].every(isTaken)
  }
  await page.waitForFunction(isListening, undefined, { timeout: patience }).catch(() => {})
}
