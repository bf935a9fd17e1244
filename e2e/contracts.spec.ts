import { crossAll } from './contracts/cross'
import { stories } from './contracts/stories'
import { expect, test } from './fixtures'

/** The five contracts' front ends, against `npm start`. */
for (const [contract, tell] of Object.entries(stories)) {
  test(`the front end of ${contract} lives its whole story`, ({ server }) => tell({ url: server.url, socketUrl: server.url }))
}

test('what is sent through one contract is the same through another, for all 25 pairs', async ({ server }, testInfo) => {
  test.setTimeout(180_000)
  const { agreed, problems } = await crossAll({ url: server.url, socketUrl: server.url })
  testInfo.annotations.push({ type: 'pairs', description: `${agreed} of 25 agree` })
  console.log(`${agreed} of 25 pairs of contracts agree`)
  expect(problems).toEqual([])
  expect(agreed).toBe(25)
})
