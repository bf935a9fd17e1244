import type { Words } from '../words'

export const groups: Words['groups'] = {
  conversation: 'Unterhaltung',
  details: {
    title: 'Details',
    close: 'Details schließen',
  },
}
