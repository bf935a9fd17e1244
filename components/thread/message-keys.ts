import type { MessageAction } from './available-actions'

const keys: Partial<Record<MessageAction, string>> = {
  reply: 'R', react: '+', edit: 'E', copy: 'C', forward: 'F', pin: 'P', unpin: 'P', save: 'S', unsave: 'S', select: 'X', details: 'I', remove: 'Del',
}

/** The key that does something with the message that has the focus, as it is shown. */
export function keyOfAction(action: MessageAction): string | undefined {
  return keys[action]
}

export interface PressedKey {
  key: string
  altKey: boolean
  ctrlKey: boolean
  metaKey: boolean
}

const byKey: Record<string, MessageAction[]> = {
  r: ['reply'], '+': ['react'], e: ['edit'], c: ['copy'], f: ['forward'], p: ['pin', 'unpin'], s: ['save'], x: ['select'], i: ['details'], delete: ['remove'], backspace: ['remove'],
}

/** What a key asks for on the message that has the focus: the first of these that may be done. */
export function actionsOfKey({ key, altKey, ctrlKey, metaKey }: PressedKey): MessageAction[] {
  if (altKey || ctrlKey || metaKey) return []
  return byKey[key.toLowerCase()] ?? []
}

/** Whether a key opens the menu of the message that has the focus. */
export function opensMenu({ key, shiftKey, altKey, ctrlKey, metaKey }: PressedKey & { shiftKey: boolean }): boolean {
  if (altKey || ctrlKey || metaKey) return false
  return key === 'ContextMenu' || (key === 'F10' && shiftKey) || (key === 'Enter' && !shiftKey)
}
