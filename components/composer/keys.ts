/** What of a keyboard event decides whether it sends. */
export interface ComposerKey {
  key: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  keyCode: number
  isComposing: boolean
}

// What browsers report for keys that the input method has taken; Safari does so after `isComposing` has ended.
const takenByInputMethod = 229

/** Enter sends, with Shift it breaks the line. On touch Enter breaks the line too, and Ctrl or Cmd with Enter sends everywhere. */
export function sends(event: ComposerKey, touch: boolean): boolean {
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === takenByInputMethod) return false
  if (event.ctrlKey || event.metaKey) return true
  return !touch && !event.shiftKey && !event.altKey
}
