/** What a shortcut does, wherever one is. */
export type ShortcutAction = 'palette' | 'shortcuts' | 'newMessage' | 'search' | 'next' | 'previous' | 'settings' | 'focusComposer' | 'markUnread' | 'details' | 'searchHere'

/** A key with what is held down. `mod` is Ctrl, or ⌘ on Apple's. */
export interface Shortcut {
  action: ShortcutAction
  key: string
  mod?: boolean
  alt?: boolean
  /** Only where a conversation is open. */
  inConversation?: boolean
}

export const shortcuts: Shortcut[] = [
  { action: 'palette', key: 'k', mod: true },
  { action: 'settings', key: ',', mod: true },
  { action: 'next', key: 'ArrowDown', alt: true },
  { action: 'previous', key: 'ArrowUp', alt: true },
  { action: 'shortcuts', key: '?' },
  { action: 'search', key: '/' },
  { action: 'newMessage', key: 'n' },
  { action: 'focusComposer', key: 'c', inConversation: true },
  { action: 'searchHere', key: 'f', inConversation: true },
  { action: 'details', key: 'i', inConversation: true },
  { action: 'markUnread', key: 'u', inConversation: true },
]

export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'isComposing'>

export interface Where {
  apple: boolean
  inConversation: boolean
  /** In a field: with something in it nothing may happen, but for what is held down with Ctrl or ⌘. */
  field: 'none' | 'empty' | 'filled'
  /** Whether keys that are pressed alone count; people who speak to their computer switch that off. */
  singleKeys: boolean
}

/** What a key press asks for. */
export function shortcutOf(pressed: Pressed, where: Where): ShortcutAction | undefined {
  if (pressed.isComposing || pressed.repeat) return undefined
  const mod = where.apple ? pressed.metaKey : pressed.ctrlKey
  const foreign = where.apple ? pressed.ctrlKey : pressed.metaKey
  return shortcuts.find(shortcut => {
    const held = mod === Boolean(shortcut.mod) && pressed.altKey === Boolean(shortcut.alt) && !foreign
    if (!held || pressed.key.toLowerCase() !== shortcut.key.toLowerCase()) return false
    if (shortcut.inConversation && !where.inConversation) return false
    if (shortcut.mod) return true
    return shortcut.alt ? where.field !== 'filled' : where.field === 'none' && where.singleKeys
  })?.action
}
