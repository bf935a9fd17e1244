import { describe, expect, it } from 'vitest'
import { en } from '@/lib/words/en'
import { deviceOf } from './device'

describe('a device in the list', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36', 'Chrome on Linux', false],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0', 'Edge on Windows', false],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1', 'Safari on iPhone', true],
    ['Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0', 'Firefox on Android', true],
    ['curl/8.5.0', 'curl', false],
    [null, 'Unknown device', false],
  ])('%j is %s', (userAgent, name, mobile) => {
    expect(deviceOf(userAgent, en.settings.devices)).toEqual({ name, mobile })
  })
})
