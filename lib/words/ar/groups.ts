import type { Words } from '../words'

export const groups: Words['groups'] = {}
