import { headers } from 'next/headers'

/** Whether whoever asks for a page says that their browser is on a phone. A guess: only the browser knows how wide its page is. */
export async function isPhone(): Promise<boolean> {
  const asked = await headers()
  return asked.get('sec-ch-ua-mobile') === '?1' || /\bMobi/.test(asked.get('user-agent') ?? '')
}
