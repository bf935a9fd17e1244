import { describe, expect, test } from 'vitest'
import { findDeadPaths, findMisnumberedDecisions, mentionedPaths } from './document-paths'
import { findBannedNames } from './file-names'
import { findUnpinned } from './pinned-versions'

describe('file names', () => {
  test.each(['lib/utils.ts', 'lib/helpers/date.ts', 'lib/date-utils.ts', 'components/common/x.tsx', 'lib/connection-manager.ts', 'lib/misc.test.ts'])('%s is refused', (file) => {
    expect(findBannedNames([file])).toHaveLength(1)
  })

  test.each(['lib/messaging/verb.ts', 'lib/community.ts', 'lib/commons-licence.ts', 'lib/managed-process.ts'])('%s is accepted', (file) => {
    expect(findBannedNames([file])).toEqual([])
  })
})

describe('versions', () => {
  test('an exact version is accepted, a prerelease too', () => {
    expect(findUnpinned({ dependencies: { next: '16.4.6', pg: '18.4.0-beta.17' } })).toEqual([])
  })

  test.each(['^1.0.0', '~1.0.0', 'latest', '1.x', '*', '>=1.0.0'])('%s is refused', (version) => {
    expect(findUnpinned({ devDependencies: { next: version } })).toHaveLength(1)
  })
})

describe('documentation paths', () => {
  test('links count from the document, code spans from the root', () => {
    expect(mentionedPaths('docs/a.md', '[b](b.md#part) `lib/contract/views.ts` ![p](images/x.png)')).toEqual(['docs/b.md', 'docs/images/x.png', 'lib/contract/views.ts'])
  })

  test('addresses, anchors, patterns, commands and what running makes are no paths', () => {
    expect(mentionedPaths('README.md', '[x](https://example.org/a.md) [y](#part) `docs/*.md` `/api/inbox` `npm test` `data/postgres` `lib/<name>.ts` `and/or` `application/json`')).toEqual([])
  })

  test('fenced code is not read', () => {
    expect(mentionedPaths('README.md', 'a\n```\n`lib/gone.ts`\n```\nb')).toEqual([])
  })

  test('a path that does not exist is named with its document', () => {
    expect(findDeadPaths('README.md', '`lib/gone.ts` `lib/here.ts:12`', (target) => target === 'lib/here.ts')).toEqual(['README.md: lib/gone.ts does not exist'])
  })

  test('a decision number is used once', () => {
    expect(findMisnumberedDecisions(['docs/decisions/001-a.md', 'docs/decisions/001-b.md', 'docs/decisions/x.md', 'docs/decisions/002-c.md'])).toHaveLength(2)
  })
})
