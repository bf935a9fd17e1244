import { use as waitFor } from 'react'
import { fetchWords, wordsHere } from '@/lib/words/catalogues'
import { opening } from '@/lib/words/en/opening'
import type { Words } from '@/lib/words/words'

/** English as it comes with every page. Who renders what another area says waits, by Suspense, until its words are here too. */
export const openingWords: Words = {
  ...opening,
  get administration() {
    return all().administration
  },
  get auth() {
    return all().auth
  },
  get moderation() {
    return all().moderation
  },
  get settings() {
    return all().settings
  },
}

function all(): Words {
  return wordsHere('en') ?? waitFor(fetchWords('en'))
}
