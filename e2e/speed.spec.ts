import path from 'node:path'
import { expect, test } from '@playwright/test'
import { checkFirstLoad } from '@/scripts/verify/first-load'

const ROOT = path.resolve(import.meta.dirname, '..')

// Here as well as in `npm run verify`, which in `npm test` comes before there is a build.
test('a thread loads no more than it opens with', () => {
  test.skip(Boolean(process.env.STORIES_AT), 'What is served with reload is not what people load.')
  const { problems, note } = checkFirstLoad(ROOT)
  test.info().annotations.push({ type: 'first load', description: note })
  expect(problems).toEqual([])
})
