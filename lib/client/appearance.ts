/** How a device shows Parley; kept in a cookie, so that the server draws the first page right. */
export interface Appearance {
  density: (typeof densities)[number]
  textSize: (typeof textSizes)[number]
  motion: (typeof motions)[number]
}

export const densities = ['comfortable', 'compact'] as const
export const textSizes = ['small', 'normal', 'large', 'larger'] as const
/** `system`: as the device says; `reduced`: as little as possible, always. */
export const motions = ['system', 'reduced'] as const

export const usualAppearance: Appearance = { density: 'comfortable', textSize: 'normal', motion: 'system' }

export const appearanceCookie = 'parley-appearance'

/** `compact.large.system`. What is missing or unknown has its usual value. */
export function readAppearance(text: string | undefined): Appearance {
  const parts = (text ?? '').split('.')
  return {
    density: densities.find(density => parts.includes(density)) ?? usualAppearance.density,
    textSize: textSizes.find(size => parts.includes(size)) ?? usualAppearance.textSize,
    motion: motions.find(motion => parts.includes(motion)) ?? usualAppearance.motion,
  }
}

export function writeAppearance({ density, textSize, motion }: Appearance): string {
  return [density, textSize, motion].join('.')
}

/** What `app/globals.css` goes by, on the root element; as usual needs no attribute. */
export function appearanceAttributes({ density, textSize, motion }: Appearance): Record<'data-density' | 'data-text' | 'data-motion', string | undefined> {
  return {
    'data-density': density === usualAppearance.density ? undefined : density,
    'data-text': textSize === usualAppearance.textSize ? undefined : textSize,
    'data-motion': motion === usualAppearance.motion ? undefined : motion,
  }
}
