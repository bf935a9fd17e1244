import * as z from 'zod/mini'

const words: Record<string, boolean> = { true: true, false: false, 1: true, 0: false, yes: true, no: false, on: true, off: false }

/** A boolean of a query as FastAPI reads it, false where it is left out. */
export const flag = z._default(
  z.pipe(z.string().check(z.refine(word => Object.hasOwn(words, word.toLowerCase()), 'true or false')), z.transform(word => words[word.toLowerCase()] ?? false)),
  false,
)
