'use client'

import './globals.css'
import { MessagePage } from '@/components/shell/message-page'
import { Button } from '@/components/ui/button'

/** Where even the root layout failed: it brings its own document. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Parley</title>
        <MessagePage title="Something went wrong" action={<Button onClick={reset}>Try again</Button>}>
          Parley could not be shown. Nothing that you sent is lost.
        </MessagePage>
      </body>
    </html>
  )
}
