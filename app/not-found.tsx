import type { Metadata } from 'next'
import Link from 'next/link'
import { MessagePage } from '@/components/shell/message-page'
import { buttonClass } from '@/components/ui/button'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <MessagePage
      title="There is nothing here"
      action={
        <Link href="/inbox" className={buttonClass()}>
          Go to your conversations
        </Link>
      }
    >
      The address may be wrong, or what was here is gone.
    </MessagePage>
  )
}
