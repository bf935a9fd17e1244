const made = new Map<string, Intl.DateTimeFormat>()

/** One for each locale and form: making it takes far longer than using it, and every row of a list says a time or two. */
export function formatter(locale: string | undefined, form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${JSON.stringify(form)}`
  const known = made.get(name) ?? new Intl.DateTimeFormat(locale, form)
  made.set(name, known)
  return known
}
