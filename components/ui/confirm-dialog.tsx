'use client'

import { onceOpen } from './once-open'

export type { ConfirmDialogProps } from './confirm-dialog-content'

/** Asks before something that cannot be taken back. Stays open until the caller closes it. */
export const ConfirmDialog = onceOpen(() => import('./confirm-dialog-content'))
