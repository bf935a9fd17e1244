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
  get groups() {
    return all().groups
  },
  get people() {
    return all().people
  },
  get moderation() {
    return all().moderation
  },
  get settings() {
    return all().settings
  },
}

/** Not by `use`, which must be called again by whoever called it once: by the next render the words may be here. */
function all(): Words {
  const words = wordsHere('en')
  if (words) return words
  throw fetchWords('en')
}
