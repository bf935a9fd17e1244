import { afterAll, beforeAll, describe, test } from 'vitest'
import { type ExternalSite, startExternal } from './external.fixture'
import { stories } from './stories'

let site: ExternalSite
beforeAll(async () => {
  site = await startExternal()
})
afterAll(() => site.stop())

describe('with an external real-time server a front end lives the same story', () => {
  test.each(Object.entries(stories))('%s', (_contract, tell) => tell(site))
})
