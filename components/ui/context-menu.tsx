'use client'

import { onceOpen } from './once-open'

export type { ContextMenuProps } from './context-menu-content'

/** A menu at a point, for what has no button of its own: opened by right click, long press or key. The children are items of `menu.tsx`. */
export const ContextMenu = onceOpen(() => import('./context-menu-content'))
