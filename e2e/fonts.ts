import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')

/** The font packages that give a bare machine Latin, Cyrillic, Greek, Devanagari, Arabic, Japanese, Han and emoji. */
const PACKAGES = [
  '@fontsource-variable/noto-sans',
  '@fontsource-variable/noto-sans-arabic',
  '@fontsource-variable/noto-sans-jp',
  '@infolektuell/noto-color-emoji',
]

type Decompress = (font: Buffer) => Promise<Uint8Array>

/**
 * Makes a fontconfig file that offers the test fonts beside whatever the machine has, and returns its path.
 * Chromium does not take WOFF2 as a system font, so the packages' files are unpacked to TrueType once per folder.
 */
export async function prepareFonts(folder: string): Promise<string> {
  const configuration = path.join(folder, 'fonts.conf')
  if (existsSync(configuration)) return configuration
  const fonts = path.join(folder, 'ttf')
  mkdirSync(fonts, { recursive: true })
  const { decompress } = createRequire(import.meta.url)('wawoff2') as { decompress: Decompress }
  for (const name of PACKAGES) {
    const source = path.join(ROOT, 'node_modules', name, 'files')
    for (const file of readdirSync(source).filter(isUprightFont)) {
      const font = await decompress(readFileSync(path.join(source, file)))
      writeFileSync(path.join(fonts, `${path.basename(name)}-${path.basename(file, '.woff2')}.ttf`), font)
    }
  }
  writeFileSync(configuration, fontconfig(fonts, path.join(folder, 'font-cache')))
  return configuration
}

/**
 * The same fonts but for the Japanese one, for measuring: it comes in 120 files, among which every family that a page names
 * is looked up, which takes longer than all else in drawing it. No system is like that. Returns the path of the file.
 */
export function withFewFonts(configuration: string): string {
  const file = configuration.replace(/\.conf$/, '-few.conf')
  const reject = '<selectfont><rejectfont><glob>*/noto-sans-jp-*</glob></rejectfont></selectfont>'
  writeFileSync(file, fontconfigOf(`<include>${escapeXml(configuration)}</include>\n  ${reject}`))
  return file
}

/** One file per script is enough: the upright one with the weight axis (the emoji font has numbered files only). */
function isUprightFont(file: string): boolean {
  return /(?:-wght-normal|^\d+)\.woff2$/.test(file)
}

function fontconfig(fonts: string, cache: string): string {
  return fontconfigOf(`<dir>${escapeXml(fonts)}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${escapeXml(cache)}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Noto Sans Variable</family><family>Noto Sans</family></prefer></alias>
  <alias><family>emoji</family><prefer><family>Noto Color Emoji</family></prefer></alias>`)
}

function fontconfigOf(rules: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${rules}
</fontconfig>
`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
