import type { Words } from '../words'

export const composer: Words['composer'] = {}
