import type { Metadata } from 'next'
import Link from 'next/link'
import { MessagePage } from '@/components/shell/message-page'
import { buttonClass } from '@/components/ui/button'
import { pageWords } from './page-words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords()).shell.pages.notFound }
}

export default async function NotFound() {
  const { pages } = (await pageWords()).shell
  return (
    <MessagePage
      title={pages.notFoundTitle}
      action={
        <Link href="/inbox" className={buttonClass()}>
          {pages.toConversations}
        </Link>
      }
    >
      {pages.notFoundText}
    </MessagePage>
  )
}
