/** The APIs that are spoken here: our own, and five older contracts. */
export const surfaceNames = ['native', 'direct', 'dms', 'chat', 'vibesmatch', 'messaging'] as const
