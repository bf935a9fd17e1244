import type { Words } from '../words'

export const groups: Words['groups'] = {
  conversation: 'المحادثة',
  details: {
    title: 'التفاصيل',
    close: 'إغلاق التفاصيل',
  },
}
