import type { Words } from '../words'

export const requests: Words['requests'] = {}
