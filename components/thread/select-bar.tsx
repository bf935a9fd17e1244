'use client'

import { Bookmark, Copy, Forward, type LucideIcon, Trash2, X } from 'lucide-react'
import { useEffect } from 'react'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast'
import { useMessageActions } from '@/lib/client/use-message-actions'
import { useRowDoing, useSelection } from './row-doing'
import { copy } from './run-action'

/** In the composer's place while messages are being selected: what can be done with all of them. Escape leaves. */
export function SelectBar({ conversationId, onLeave }: { conversationId: string; onLeave: () => void }) {
  const { thread } = useWords()
  const { selected, leave } = useSelection()
  const { showForward, showRemove } = useRowDoing()
  const { save } = useMessageActions(conversationId)
  const errorText = useErrorText()
  const messages = [...(selected?.values() ?? [])].toSorted((a, b) => a.seq - b.seq)
  const none = messages.length === 0

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('[role=dialog], [role=alertdialog], [role=menu]')) return
      event.preventDefault()
      end()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  })

  function end() {
    leave()
    onLeave()
  }

  async function saveAll() {
    try {
      for (const message of messages) await save(message)
      toast.success(thread.savedToast)
      end()
    } catch (error) {
      toast.error(errorText(error))
    }
  }

  function copyAll() {
    copy(messages.map(({ text }) => text).filter(Boolean).join('\n'), thread.copied, thread.copyFailed)
    end()
  }

  return (
    <div role="toolbar" aria-label={thread.select.bar} className="flex min-h-16 shrink-0 items-center gap-1 border-t px-2 pb-[env(safe-area-inset-bottom)] wide:px-4">
      <IconButton label={thread.select.leave} onClick={end}>
        <X aria-hidden="true" />
      </IconButton>
      <p role="status" className="min-w-0 flex-1 truncate px-1 font-medium tabular-nums">
        {none ? thread.select.hint : thread.select.count(messages.length)}
      </p>
      <BarButton icon={Copy} label={thread.actions.copy} disabled={messages.every(({ text }) => !text)} onClick={copyAll} />
      <BarButton icon={Forward} label={thread.actions.forward} disabled={none} onClick={() => showForward(messages)} />
      <BarButton icon={Bookmark} label={thread.actions.save} disabled={none} onClick={() => void saveAll()} />
      <BarButton icon={Trash2} label={thread.actions.remove} disabled={none} danger onClick={() => showRemove(messages)} />
    </div>
  )
}

function BarButton({ icon: Icon, label, disabled, danger = false, onClick }: { icon: LucideIcon; label: string; disabled: boolean; danger?: boolean; onClick: () => void }) {
  return (
    <IconButton label={label} disabled={disabled} className={danger ? 'text-danger! hover:bg-danger-soft!' : undefined} onClick={onClick}>
      <Icon aria-hidden="true" className={Icon === Forward ? 'rtl:-scale-x-100' : undefined} />
    </IconButton>
  )
}
