import sharp, { type OutputInfo, type Sharp } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { ParleyError } from '@/lib/contract/errors'
import type { imageSizes } from '@/lib/contract/views'

export type ImageSize = (typeof imageSizes)[number]

/** An image made anew: nothing of the bytes that came in is left. */
export interface MadeImage {
  bytes: Uint8Array
  /** Pixels. */
  width: number
  height: number
}

/** What is kept of an image. */
export interface ImageSet {
  original: MadeImage
  /** WebP. */
  sizes: Record<ImageSize, MadeImage>
  /** Base64. */
  thumbhash: string
}

/** The longer side at most, in pixels; nothing is ever enlarged. */
const sides: Record<ImageSize, number> = { thumbnail: 160, small: 480, medium: 960, large: 1920 }

/** The most pixels, of all frames together: a few bytes can unpack to gigabytes. */
const maxPixels = 64_000_000

// Every image is another one; what libvips would remember of them is memory lost.
sharp.cache(false)

const encoders: Record<string, (image: Sharp) => Sharp> = {
  'image/jpeg': image => image.jpeg({ quality: 88, mozjpeg: true }),
  'image/png': image => image.png(),
  'image/gif': image => image.gif(),
  'image/webp': image => image.webp({ quality: 88 }),
}

/**
 * Encodes an image anew, upright and without metadata, in its own type and in four sizes. Moving ones keep moving.
 * Throws `unsupported_media_type` for one that is broken, `too_large` for one of too many pixels.
 */
export async function makeImages(bytes: Uint8Array, contentType: string): Promise<ImageSet> {
  const encode = encoders[contentType]
  if (!encode) throw new ParleyError('unsupported_media_type', 'Images of this type cannot be sent.')
  try {
    await assertSmallEnough(bytes)
    const read = () => sharp(bytes, { animated: true, failOn: 'error', limitInputPixels: maxPixels }).timeout({ seconds: 30 })
    const original = await made(encode(read().autoOrient()))
    const scaled = async (side: number) =>
      made(read().autoOrient().resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true }).webp({ quality: 80 }))
    const large = await scaled(sides.large)
    const [medium, small, thumbnail] = await Promise.all([sides.medium, sides.small, sides.thumbnail].map(side => smaller(large, side)))
    if (!medium || !small || !thumbnail) throw new Error('A size was not made.')
    return { original, sizes: { thumbnail, small, medium, large }, thumbhash: await thumbhashOf(thumbnail.bytes) }
  } catch (error) {
    if (error instanceof ParleyError) throw error
    throw new ParleyError('unsupported_media_type', 'This image cannot be read.')
  }
}

async function assertSmallEnough(bytes: Uint8Array): Promise<void> {
  const { width, height, pageHeight = height, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata()
  if (width * pageHeight * pages > maxPixels) throw new ParleyError('too_large', `Images have at most ${maxPixels / 1_000_000} million pixels.`)
}

/** From the large one: reading the original once more for each would cost as much again. */
function smaller({ bytes }: MadeImage, side: number): Promise<MadeImage> {
  return made(sharp(bytes, { animated: true }).resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true }).webp({ quality: 80 }))
}

async function made(image: Sharp): Promise<MadeImage> {
  const { data, info } = await image.toBuffer({ resolveWithObject: true })
  return { bytes: data, width: info.width, height: heightOf(info) }
}

/** The frames of a moving image lie one below the other. */
function heightOf(info: OutputInfo): number {
  return info.pageHeight ?? info.height
}

async function thumbhashOf(bytes: Uint8Array): Promise<string> {
  const { data, info } = await sharp(bytes).resize(100, 100, { fit: 'inside' }).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
}
