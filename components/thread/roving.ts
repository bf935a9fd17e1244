import type { Row } from './rows'

/** The index of the row that a key leads to, -1 where there is none; null when the key is none of ours. Only messages are stops. */
export function rowAfterKey(rows: Row[], from: number, key: string): number | null {
  if (key === 'ArrowUp') return rows.findLastIndex((row, index) => index < from && row.kind === 'message')
  if (key === 'ArrowDown') return rows.findIndex((row, index) => index > from && row.kind === 'message')
  if (key === 'Home') return rows.findIndex(row => row.kind === 'message')
  if (key === 'End') return rows.findLastIndex(row => row.kind === 'message')
  return null
}
