import { gzipSync } from 'node:zlib'
import path from 'node:path'
import { checkFirstLoad, FIRST_LOAD_LIMIT, firstLoadScripts } from '@/scripts/verify/first-load'
import { newConversation, openThread, say } from './conversations'
import { expect, test } from './fixtures'

const ROOT = path.resolve(import.meta.dirname, '..')

test('a thread loads no more than it opens with', async ({ page, request, people }) => {
  test.skip(Boolean(process.env.STORIES_AT), 'What is served with reload is not what people load.')
  const [alice, bob] = await people('Alice', 'Bob')
  const conversationId = await newConversation(request, alice, bob)
  await say(request, bob, conversationId, 'Hello')
  await openThread(page, alice, conversationId)

  const html = await (await page.request.get(`/inbox/${conversationId}`)).text()
  const addresses = [...html.matchAll(/<script[^>]*>/g)].flatMap(([tag]) => (/nomodule/i.test(tag) ? [] : (/\bsrc="([^"]+)"/.exec(tag)?.[1] ?? [])))
  const scripts = [...new Set(addresses)]
  let bytes = 0
  for (const address of scripts) bytes += gzipSync(await (await page.request.get(address)).body(), { level: 9 }).length
  expect(bytes, `${scripts.length} scripts in the HTML`).toBeLessThanOrEqual(FIRST_LOAD_LIMIT)

  // The check of `npm run verify` counts the same, without a server.
  expect(checkFirstLoad(ROOT).problems).toEqual([])
  const counted = new Set(firstLoadScripts(ROOT).map(file => `/_next/${file}`))
  expect(scripts.map(address => address.split('?')[0]).filter(address => !counted.has(address ?? ''))).toEqual([])
})
