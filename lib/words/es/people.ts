import type { Words } from '../words'

export const people: Words['people'] = {}
