import type { Words } from '@/lib/words/words'

/** In order: many browsers also claim to be the ones below them. */
const browsers: [RegExp, string][] = [
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux|X11/, 'Linux'],
]

/** What a device calls itself, in words that its owner knows; a hint, since anything can claim anything. */
export function deviceOf(userAgent: string | null, words: Pick<Words['settings']['devices'], 'unknown' | 'browserOn'>): { name: string; mobile: boolean } {
  if (!userAgent) return { name: words.unknown, mobile: false }
  const browser = nameIn(browsers, userAgent)
  const system = nameIn(systems, userAgent)
  const mobile = /iPhone|iPad|Android|Mobile/.test(userAgent)
  if (browser && system) return { name: words.browserOn(browser, system), mobile }
  // A program: the first word is its name and version.
  return { name: browser ?? system ?? userAgent.split(/[\s/]/, 1)[0]?.slice(0, 40) ?? words.unknown, mobile }
}

function nameIn(list: [RegExp, string][], userAgent: string): string | undefined {
  return list.find(([pattern]) => pattern.test(userAgent))?.[1]
}
