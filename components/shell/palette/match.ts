/** How well a text fits what is looked for: higher is better, undefined is not at all. Case and accents do not count. */
export function matchScore(q: string, text: string): number | undefined {
  const wanted = folded(q.trim())
  const given = folded(text)
  if (wanted === '') return 0
  if (given === wanted) return 100
  if (given.startsWith(wanted)) return 90
  if (words(given).some(word => word.startsWith(wanted))) return 80
  if (words(wanted).every(part => words(given).some(word => word.startsWith(part)))) return 70
  if (given.includes(wanted)) return 60
  return lettersOf(wanted, given)
}

/** Every letter in its order, at most a few apart: "cmn" finds "Carmen". */
function lettersOf(wanted: string, given: string): number | undefined {
  const letters = [...wanted.replaceAll(' ', '')]
  if (letters.length < 2) return undefined
  let at = -1
  let gaps = 0
  for (const letter of letters) {
    const next = given.indexOf(letter, at + 1)
    if (next < 0) return undefined
    gaps += at < 0 ? 0 : next - at - 1
    at = next
  }
  return gaps <= letters.length * 2 ? 50 - Math.min(gaps, 40) : undefined
}

function words(text: string): string[] {
  return text.split(/[\s@_.,:()-]+/u).filter(Boolean)
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()
}
