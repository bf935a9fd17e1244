import sharp from 'sharp'
import yazl from 'yazl'

/** Files of every kind that is taken, as small as they can be and as real as needed. */

/** A picture with a place and a camera written into it. */
export function photo(width = 40, height = 30): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#3366cc' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'A secret camera', Copyright: 'A secret name' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .toBuffer()
}

export function still(format: 'png' | 'webp' | 'gif' | 'jpeg', width = 40, height = 30): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 4, background: { r: 200, g: 30, b: 30, alpha: 0.5 } } }).toFormat(format).toBuffer()
}

/** Three frames, each of its own colour. */
export async function moving(format: 'gif' | 'webp'): Promise<Buffer> {
  const frames = await Promise.all(['#f00', '#0f0', '#00f'].map(background =>
    sharp({ create: { width: 20, height: 10, channels: 3, background } }).png().toBuffer()))
  return sharp(frames, { join: { animated: true } }).toFormat(format).toBuffer()
}

function box(type: string, ...content: Buffer[]): Buffer {
  const header = Buffer.alloc(8)
  header.writeUInt32BE(8 + content.reduce((sum, part) => sum + part.length, 0))
  header.write(type, 4, 'latin1')
  return Buffer.concat([header, ...content])
}

/** An ISO media file of a brand (`isom`, `qt  `, `M4A `) that says how long it is. */
export function film(brand = 'isom', seconds = 12.5): Buffer {
  const movieHeader = Buffer.alloc(100)
  movieHeader.writeUInt32BE(1000, 12)
  movieHeader.writeUInt32BE(seconds * 1000, 16)
  return Buffer.concat([box('ftyp', Buffer.from(`${brand}\0\0\0\0${brand}`, 'latin1')), box('free'), box('moov', box('mvhd', movieHeader)), box('mdat', Buffer.alloc(64))])
}

/** A second of silence. */
export function wave(): Buffer {
  const header = Buffer.alloc(44)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(36 + 8000, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(8000, 24)
  header.writeUInt32LE(8000, 28)
  header.writeUInt16LE(1, 32)
  header.writeUInt16LE(8, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(8000, 40)
  return Buffer.concat([header, Buffer.alloc(8000, 128)])
}

/** The beginning of what a browser's recorder makes: sound alone, or with a picture. */
export function recording(codecs: string[]): Buffer {
  const head = Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81, 0x01, 0x42, 0xf7, 0x81, 0x01, 0x42, 0xf2, 0x81, 0x04, 0x42, 0xf3, 0x81, 0x08, 0x42, 0x82, 0x84])
  const rest = Buffer.from([0x42, 0x87, 0x81, 0x04, 0x42, 0x85, 0x81, 0x02])
  return Buffer.concat([head, Buffer.from('webm'), rest, Buffer.from(codecs.join('\0'), 'latin1'), Buffer.alloc(64)])
}

export async function archive(files: Record<string, string>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name, { compress: false })
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

export function wordDocument(): Promise<Buffer> {
  return archive({
    '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    'word/document.xml': '<w:document/>',
  })
}

export const openDocument = () => archive({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' })

export const pdf = () => Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n', 'latin1')

/** The container of old office files. */
export const oldOffice = () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(504)])

export const program = () => Buffer.concat([Buffer.from('MZ', 'latin1'), Buffer.alloc(512)])
