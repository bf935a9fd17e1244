'use client'

import { MessagePage } from '@/components/shell/message-page'
import { Button } from '@/components/ui/button'

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <MessagePage title="Something went wrong" action={<Button onClick={reset}>Try again</Button>}>
      The page could not be shown. Nothing that you sent is lost.
    </MessagePage>
  )
}
