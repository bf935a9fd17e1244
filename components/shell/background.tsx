'use client'

import MessageNews from './message-news'
import WorkerCare from './worker-care'

/** What works while nobody looks; nothing of it shows, so the page does not wait for it. */
export default function Background() {
  return (
    <>
      <WorkerCare />
      <MessageNews />
    </>
  )
}
