import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'

/** `npx tsx scripts/icons.ts`: draws the icons of the installed app from app/icon.svg. What it makes is committed. */
const ROOT = path.resolve(import.meta.dirname, '..')
const source = readFileSync(path.join(ROOT, 'app/icon.svg'), 'utf8')
const figure = source.slice(source.indexOf('<path'), source.lastIndexOf('</svg>'))

/** The figure in the middle of a full square; `share` of the side, since launchers cut maskable icons to their own shape. */
function square(share: number): string {
  const offset = (32 - 32 * share) / 2
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#006878"/><g transform="translate(${offset} ${offset}) scale(${share})">${figure}</g></svg>`
}

/** One colour on nothing: what a status bar shows. */
const silhouette = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="3 5 26 22">${figure.replaceAll(/fill="[^"]*"/g, 'fill="#fff"')}</svg>`

const icons: [file: string, svg: string, size: number][] = [
  ['public/icons/icon-192.png', source, 192],
  ['public/icons/icon-512.png', source, 512],
  ['public/icons/maskable-192.png', square(0.8), 192],
  ['public/icons/maskable-512.png', square(0.8), 512],
  ['public/icons/badge-96.png', silhouette, 96],
  ['app/apple-icon.png', square(0.9), 180],
]

mkdirSync(path.join(ROOT, 'public/icons'), { recursive: true })
for (const [file, svg, size] of icons) {
  await sharp(Buffer.from(svg), { density: 1200 }).resize(size, size, { fit: 'contain', background: '#0000' }).png({ compressionLevel: 9, palette: true }).toFile(path.join(ROOT, file))
}
