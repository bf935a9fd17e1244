import { findWorker } from '@/lib/client/service-worker'

export interface Shown {
  title: string
  body: string
  conversationId: string
  messageId: string
}

/** Shows a message outside of the page, as a push would: with the same tag, so that one of both is seen. */
export async function showNotification({ title, body, conversationId, messageId }: Shown, open: (path: string) => void): Promise<void> {
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  const options = { body, tag: messageId, icon: '/icons/icon-192.png', data: { type: 'NEW_MESSAGE', conversationId, messageId } }
  const worker = await findWorker()
  if (worker?.active) return worker.showNotification(title, { ...options, badge: '/icons/badge-96.png' })
  const notification = new Notification(title, options)
  notification.addEventListener('click', () => {
    window.focus()
    notification.close()
    open(`/inbox/${conversationId}?message=${messageId}`)
  })
}
