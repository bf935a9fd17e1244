'use client'

import { clsx } from 'clsx'
import { Check, CloudOff, WifiOff, type LucideIcon } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useConnection } from '@/lib/client/realtime-provider'
import { useWords } from '@/components/language/language-provider'
import { Spinner } from '@/components/ui/spinner'

type Connection = ReturnType<typeof useConnection>
type Notice = 'offline' | 'degraded' | 'connecting' | 'back'

/** What passes sooner than this is nobody's concern, in milliseconds. */
const patience = 1_500
/** How long the good news stays. */
const goodNews = 2_500

const looks: Record<Notice, { icon?: LucideIcon }> = { offline: { icon: WifiOff }, degraded: { icon: CloudOff }, connecting: {}, back: { icon: Check } }

/** Says when the connection is lost and when it is back; floats, so that nothing moves. */
export function ConnectionNotice() {
  const notice = useNotice(useConnection())
  const words = useWords().shell.connection
  const { icon: Icon } = notice ? looks[notice] : {}
  return (
    <div role="status" className="pointer-events-none fixed inset-x-4 top-[4.5rem] z-30 flex justify-center print:hidden">
      {notice && (
        <p
          className={clsx(
            'flex animate-rise-in items-center gap-2 rounded-full border border-line bg-raised px-3.5 py-1.5 text-sm shadow-md',
            notice === 'back' && 'text-success',
          )}
        >
          {Icon ? <Icon aria-hidden="true" className="size-4 shrink-0" /> : <Spinner />}
          {words[notice]}
        </p>
      )}
    </div>
  )
}

/** The first connection of a page is not news; losing it is, and so is having it back. */
function useNotice(connection: Connection): Notice | undefined {
  const [notice, setNotice] = useState<Notice>()
  const wasOnline = useRef(false)

  useEffect(() => {
    if (connection === 'online') {
      wasOnline.current = true
      return inTurn([0, () => setNotice(shown => shown && 'back')], [goodNews, () => setNotice(undefined)])
    }
    if (connection === 'connecting' && !wasOnline.current) return
    return inTurn([connection === 'offline' ? 0 : patience, () => setNotice(connection)])
  }, [connection])

  return notice
}

/** Does each thing after so many milliseconds; what it answers calls off the rest. */
function inTurn(...steps: [delay: number, act: () => void][]): () => void {
  const timers = steps.map(([delay, act]) => setTimeout(act, delay))
  return () => timers.forEach(clearTimeout)
}
