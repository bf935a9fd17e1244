import type { Words } from '../words'

export const groups: Words['groups'] = {
  conversation: 'Conversación',
  details: {
    title: 'Detalles',
    close: 'Cerrar detalles',
  },
}
