import type { Words } from '../words'

export const moderation: Words['moderation'] = {}
