import sharp from 'sharp'

/** A small painting: sky, sun, hills and water in the colours of an hour. Enough to look like a photo in a conversation. */
export interface Landscape {
  width: number
  height: number
  /** From the top of the sky down to the water. */
  colors: [sky: string, horizon: string, far: string, near: string, water: string]
  /** Where the sun stands, from 0 to 1 in both directions. */
  sun: [number, number]
}

export function paint({ width, height, colors: [sky, horizon, far, near, water], sun: [x, y] }: Landscape): Promise<Buffer> {
  const at = (part: number) => Math.round(height * part)
  const hills = (top: number, waves: number) => {
    const steps = Array.from({ length: 40 }, (_, step) => `${Math.round((width * step) / 39)},${at(top + 0.05 * Math.sin(step / waves) + 0.02 * Math.sin(step * 1.7))}`)
    return `0,${height} ${steps.join(' ')} ${width},${height}`
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${sky}"/><stop offset="0.7" stop-color="${horizon}"/></linearGradient>
    <linearGradient id="water" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${horizon}" stop-opacity="0.8"/><stop offset="0.6" stop-color="${water}"/></linearGradient></defs>
    <rect width="${width}" height="${height}" fill="url(#sky)"/>
    <circle cx="${Math.round(width * x)}" cy="${at(y)}" r="${at(0.07)}" fill="#fff6dc" opacity="0.95"/>
    <polygon points="${hills(0.52, 3.1)}" fill="${far}"/><polygon points="${hills(0.6, 4.3)}" fill="${near}"/>
    <rect y="${at(0.74)}" width="${width}" height="${at(0.26)}" fill="url(#water)"/>
    <ellipse cx="${Math.round(width * x)}" cy="${at(0.84)}" rx="${at(0.09)}" ry="${at(0.012)}" fill="#fff6dc" opacity="0.7"/>
    <ellipse cx="${Math.round(width * x)}" cy="${at(0.9)}" rx="${at(0.06)}" ry="${at(0.01)}" fill="#fff6dc" opacity="0.5"/></svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer()
}

/** A voice-like recording: so many seconds of syllables that swell and fade, 16-bit mono. */
export function record(seconds: number): Buffer {
  const rate = 16_000
  const samples = Buffer.alloc(seconds * rate * 2)
  for (let index = 0; index < seconds * rate; index += 1) {
    const time = index / rate
    const loudness = Math.max(0, Math.sin(time * 7) * Math.sin(time * 1.3 + 1)) * (0.4 + 0.6 * Math.abs(Math.sin(time * 0.9)))
    samples.writeInt16LE(Math.round(9_000 * loudness * (Math.sin(time * 2 * Math.PI * 170) + 0.4 * Math.sin(time * 2 * Math.PI * 340))), index * 2)
  }
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, samples])
}
