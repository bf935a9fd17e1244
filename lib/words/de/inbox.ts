import type { Words } from '../words'

export const inbox: Words['inbox'] = {}
