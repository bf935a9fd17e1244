export const groups = {
  conversation: 'Conversation',
  details: {
    title: 'Details',
    close: 'Close details',
  },
}
