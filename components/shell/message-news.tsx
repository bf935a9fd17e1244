'use client'

import { useRouter } from 'next/navigation'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { attachmentText } from '@/components/inbox/preview'
import { counterpartOf } from '@/components/thread/people'
import { claim } from '@/lib/client/claim'
import { useEvents } from '@/lib/client/use-events'
import { useMe } from '@/lib/client/use-me'
import { useSettings } from '@/lib/client/use-settings'
import type { Conversation, Message } from '@/lib/contract/views'
import { newsOf } from './news'
import { showNotification } from './show-notification'
import { playSound } from './sound'
import { conversationAt } from './use-open-conversation'

/** How long a page that nobody looks at lets the others be first, in milliseconds. */
const courtesy = 200
/** A notification holds so many characters. */
const longest = 300

/** Rings, and shows messages outside of the page while nobody looks at it. One page per browser does, and where one is looked at, that one. */
export default function MessageNews() {
  const router = useRouter()
  const words = useWords()
  const { language } = useLanguage()
  const { me } = useMe()
  const { settings } = useSettings()

  useEvents((event, conversation) => {
    if (event.type === 'message_created' && event.message && conversation) void tell(event.message, conversation)
  })

  async function tell(message: Message, conversation: Conversation): Promise<void> {
    if (!me || !settings) return
    const looking = document.visibilityState === 'visible' && document.hasFocus()
    const attention = { meId: me.id, settings: settings.notifications, now: new Date(), looking, openId: conversationAt(location.pathname) }
    const { sound, desktop } = newsOf(message, conversation, attention)
    // Also who has nothing to do takes it, if somebody looks: then no other page may.
    if (!(await claim(message.id, looking ? 0 : courtesy))) return
    if (sound) playSound()
    if (!desktop) return
    const { name } = counterpartOf(conversation, me.id, language)
    await showNotification({
      title: conversation.kind === 'group' ? words.shell.notification.inGroup(message.sender.name, name) : message.sender.name,
      body: settings.notifications.preview ? message.text.slice(0, longest) || attachmentText(message.attachments, words) : words.shell.notification.newMessage,
      conversationId: conversation.id,
      messageId: message.id,
    }, path => router.push(path))
  }

  return null
}
