import type { Row } from './rows'

/** A guess at a row's height in pixels, until it is measured; near enough that the scroll bar hardly moves. */
export function estimateHeight(row: Row): number {
  switch (row.kind) {
    case 'message': {
      const { message, first, last } = row
      const lines = message.text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 62)), 0)
      return lines * 22 + 12 + (last ? 10 : 2) + (first ? 0 : 0)
    }
    case 'beginning':
      return 220
    case 'day':
      return 42
    case 'unread':
      return 36
    case 'typing':
      return 44
  }
}
