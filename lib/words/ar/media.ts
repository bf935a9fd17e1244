import type { Words } from '../words'

export const media: Words['media'] = {}
