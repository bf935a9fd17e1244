import { crossAll } from './contracts/cross'
import { stories } from './contracts/stories'
import { expect, test as base } from './fixtures'
import { ServerlessSite } from './serverless-site'

/** The five contracts' front ends, against `next start` with an external real-time server and the gateway beside it. */
const test = base.extend<object, { site: ServerlessSite }>({
  site: [
    async ({}, use) => {
      const site = await ServerlessSite.start({ RATE_LIMITS: 'off' })
      await use(site)
      await site.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  siteUrl: [async ({ site }, use) => use(site.url), { scope: 'worker' }],
})

for (const [contract, tell] of Object.entries(stories)) {
  test(`the front end of ${contract} lives its whole story beside a serverless host`, ({ site }) => tell({ url: site.url, socketUrl: site.socketsUrl }))
}

test('what is sent through one contract is the same through another beside a serverless host, for all 25 pairs', async ({ site }, testInfo) => {
  test.setTimeout(180_000)
  const { agreed, problems } = await crossAll({ url: site.url, socketUrl: site.socketsUrl })
  testInfo.annotations.push({ type: 'pairs', description: `${agreed} of 25 agree` })
  console.log(`${agreed} of 25 pairs of contracts agree`)
  expect(problems).toEqual([])
  expect(agreed).toBe(25)
})
