/** What to say for each way in which a language counts (CLDR); `other` wherever nothing more exact is there. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** `plural(3, { one: '# photo', other: '# photos' })`: the form that fits, with `#` as the number in this language's figures. */
export function pluralsOf(language: string): (count: number, forms: Forms) => string {
  const rules = once(() => new Intl.PluralRules(language))
  const figures = once(() => new Intl.NumberFormat(language))
  return (count, forms) => (forms[rules().select(count)] ?? forms.other).replaceAll('#', () => figures().format(count))
}

/** `list(['Ada', 'Boris'])`: names as the language strings them together. */
export function listsOf(language: string): (names: string[]) => string {
  const format = once(() => new Intl.ListFormat(language, { type: 'conjunction' }))
  return names => format().format(names)
}

/** Made when it is first needed: the first of these costs a slow phone 40 ms, before anything could be pressed. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => (made ??= make())
}
