import * as z from 'zod/mini'

/** A row named by its UUID or its integer `number` (rule 3). Anything else does not exist. */
export const ref = z.string().check(z.minLength(1), z.maxLength(64))

/** As `ref`, inside a body or query, where what can name nothing is a validation error. */
export const innerRef = z.string().check(
  z.regex(/^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[1-9]\d{0,14})$/i, 'Not an id.'),
)

/** As `innerRef`, where JSON may also have the integer as it is. */
export const jsonRef = z.pipe(z.union([z.int().check(z.positive()), innerRef], 'Not an id.'), z.transform(String))

/** Largest and usual page (native.md, "Pages"). */
export const maxPage = 100

/** How many to answer: more than the most is clamped; zero, negative or not a number is an error (decision 13). */
export function limit(usual: number, most = maxPage) {
  return z._default(
    z.pipe(
      z.string().check(z.regex(/^[1-9]\d{0,8}$/, 'A whole number of at least 1.')),
      z.transform(text => Math.min(Number(text), most)),
    ),
    usual,
  )
}

/** A whole number that is not negative, as a query parameter. */
export const count = z.pipe(
  z.string().check(z.regex(/^\d{1,15}$/, 'A whole number.')),
  z.transform(Number),
)

export const cursor = z.optional(z.string().check(z.maxLength(512)))

/** 3 to 30 letters, digits, dots, dashes or underscores of any script, after Unicode compatibility folding. */
export const username = z.pipe(
  z.string().check(z.maxLength(200)),
  z.pipe(
    z.transform((raw: string) => raw.trim().normalize('NFKC')),
    z.string().check(
      z.regex(/^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._-]{1,28})[\p{L}\p{M}\p{N}]$/u, '3 to 30 letters, digits, dots, dashes or underscores.'),
    ),
  ),
)

/** 8 to 128 characters; long ones are what makes a password good. */
export const password = z.string().check(
  z.minLength(8, 'At least 8 characters.'),
  z.maxLength(128, 'At most 128 characters.'),
)

/** A name to show: one line, 1 to 80 characters. */
export const displayName = z.pipe(
  z.string().check(z.maxLength(400)),
  z.pipe(
    z.transform((raw: string) => raw.trim().normalize('NFC').replace(/\s+/gu, ' ')),
    z.string().check(z.regex(/^[^\p{Cc}\p{Cs}]{1,80}$/u, '1 to 80 characters.'), z.regex(/[\p{L}\p{N}\p{S}\p{P}]/u, 'Something that can be seen.')),
  ),
)

export const email = z.string().check(z.maxLength(254), z.email('An e-mail address.'))

/** `YYYY-MM-DD`, from 1900 to today. */
export const birthDate = z.iso.date().check(
  z.refine(date => date >= '1900-01-01' && date <= new Date().toISOString().slice(0, 10), 'A date from 1900 to today.'),
)
