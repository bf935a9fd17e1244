import type { en } from './en'

/** Everything that is said, in one language. */
export type Words = typeof en
