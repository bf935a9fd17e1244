import { expect, it } from 'vitest'
import { pictureSources } from './picture-sources'

it('a large image comes in every size', () => {
  expect(pictureSources({ url: '/u', width: 4000, height: 3000 }).srcSet).toBe('/u?size=small 480w, /u?size=medium 960w, /u?size=large 1920w')
  expect(pictureSources({ url: '/u', width: 1000, height: 2000 }).srcSet).toBe('/u?size=small 240w, /u?size=medium 480w, /u?size=large 960w')
})

it('nothing is said to be larger than the image is', () => {
  expect(pictureSources({ url: '/u', width: 600, height: 400 }).srcSet).toBe('/u?size=small 480w, /u?size=medium 600w')
  expect(pictureSources({ url: '/u', width: 40, height: 30 }).srcSet).toBe('/u?size=small 40w')
})

it('an image of unknown size comes as one', () => {
  expect(pictureSources({ url: '/u', width: null, height: null })).toEqual({ src: '/u?size=medium', srcSet: undefined })
})
