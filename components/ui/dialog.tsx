'use client'

import { onceOpen } from './once-open'

export type { DialogProps } from './dialog-content'

/** A task in front of everything else: focus goes in, stays in, and comes back. */
export const Dialog = onceOpen(() => import('./dialog-content'))
