import type { Words } from '../words'

export const thread: Words['thread'] = {}
