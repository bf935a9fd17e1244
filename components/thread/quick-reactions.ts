/** What is offered first to react with; everything else is in the picker. */
export const quickReactions = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const
