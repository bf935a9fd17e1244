import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { thumbHashToRGBA } from 'thumbhash'
import { refusal } from '../testing/scene'
import { moving, photo, still } from './file-samples.fixture'
import { makeImages } from './images'

describe('decision 18: images are made anew', () => {
  it('without what the camera wrote into them', async () => {
    const taken = await photo()
    expect(taken.includes('A secret camera')).toBe(true)
    const { original, sizes } = await makeImages(taken, 'image/jpeg')
    for (const { bytes } of [original, ...Object.values(sizes)]) {
      const { exif, xmp, iptc } = await sharp(bytes).metadata()
      expect({ exif, xmp, iptc }).toEqual({})
      expect(Buffer.from(bytes).includes('secret')).toBe(false)
    }
  })

  it('upright, as the camera was held', async () => {
    const lying = await sharp(await still('jpeg', 40, 20)).withMetadata({ orientation: 6 }).toBuffer()
    const { original, sizes } = await makeImages(lying, 'image/jpeg')
    expect([original, sizes.small].map(({ width, height }) => [width, height])).toEqual([[20, 40], [20, 40]])
  })

  it.each(['png', 'webp', 'gif', 'jpeg'] as const)('in their own type (%s) and in sizes, none of them enlarged', async format => {
    const { original, sizes } = await makeImages(await still(format, 2400, 1200), `image/${format}`)
    expect((await sharp(original.bytes).metadata()).format).toBe(format)
    expect([sizes.thumbnail, sizes.small, sizes.medium, sizes.large].map(({ width, height }) => [width, height])).toEqual([
      [160, 80], [480, 240], [960, 480], [1920, 960],
    ])
    const little = await makeImages(await still(format, 40, 30), `image/${format}`)
    expect(Object.values(little.sizes).map(({ width, height }) => [width, height])).toEqual(Array.from({ length: 4 }, () => [40, 30]))
  })

  it.each(['gif', 'webp'] as const)('moving ones (%s) keep moving, and each frame counts once', async format => {
    const { original, sizes } = await makeImages(await moving(format), `image/${format}`)
    expect([original, sizes.large].map(({ width, height }) => [width, height])).toEqual([[20, 10], [20, 10]])
    expect((await sharp(original.bytes).metadata()).pages).toBe(3)
    expect((await sharp(sizes.small.bytes).metadata()).pages).toBe(3)
  })

  it('with a blur to show until they are there', async () => {
    const { thumbhash } = await makeImages(await photo(), 'image/jpeg')
    expect(thumbHashToRGBA(Buffer.from(thumbhash, 'base64')).w).toBeGreaterThan(0)
    expect(thumbhash.length).toBeLessThan(50)
  })

  it('refuses one that ends in the middle', async () => {
    const whole = await still('jpeg', 400, 300)
    expect(await refusal(makeImages(whole.subarray(0, whole.length / 2), 'image/jpeg'))).toBe('unsupported_media_type')
    const png = await still('png', 400, 300)
    expect(await refusal(makeImages(png.subarray(0, png.length / 2), 'image/png'))).toBe('unsupported_media_type')
  })

  it('refuses one that is only called an image', async () => {
    expect(await refusal(makeImages(Buffer.from('\u0089PNG\r\n\u001a\nnothing', 'latin1'), 'image/png'))).toBe('unsupported_media_type')
  })

  it('leaves nothing of what hides behind an image', async () => {
    const hidden = Buffer.concat([await still('png'), Buffer.from('<script>alert(1)</script>PK\u0003\u0004')])
    const { original } = await makeImages(hidden, 'image/png')
    expect(Buffer.from(original.bytes).includes('script')).toBe(false)
  })

  it('refuses a few bytes that unpack to very many pixels', async () => {
    const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' } }).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await refusal(makeImages(bomb, 'image/png'))).toBe('too_large')
  })
})
