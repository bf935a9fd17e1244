/**
 * What a value is made of: names and kinds of its parts, a list by what all its items have in common. Samples of a
 * document are compared so: `expect(shapeOf(answer)).toEqual(shapeOf(sample))`.
 */
export function shapeOf(value: unknown): unknown {
  if (value === null) return 'null'
  if (Array.isArray(value)) return value.map(shapeOf).slice(0, 1)
  if (typeof value !== 'object') return typeof value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => one.localeCompare(other)).map(([name, part]) => [name, shapeOf(part)]))
}
