'use client'

import { SendHorizontal } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef, type SubmitEvent } from 'react'
import { useDraft } from '@/lib/client/use-draft'
import type { NewMessage } from '@/lib/client/use-send-message'
import { IconButton } from '@/components/ui/icon-button'
import { Counter } from './counter'
import { checkDraft, insertAt } from './draft-text'
import { EmojiButton } from './emoji-button'
import { GrowingField } from './growing-field'
import { sends } from './keys'
import { useTouch } from './use-touch'

export interface ComposerProps {
  conversationId: string
  /** To whom, for the label of the field. */
  name: string
  field: RefObject<HTMLTextAreaElement | null>
  onSend: (message: NewMessage) => void
  onTyping: (typing: boolean) => void
}

/** Where messages are written. The draft outlives the page; it goes when it is sent. */
export function Composer({ conversationId, name, field, onSend, onTyping }: ComposerProps) {
  const [draft, setDraft] = useDraft(conversationId)
  const touch = useTouch()
  const counterId = useId()
  const check = checkDraft(draft)
  const placeCaret = useCaret(field)

  // On a phone the keyboard would cover what one came to read.
  useEffect(() => {
    if (!window.matchMedia('(pointer: coarse)').matches) field.current?.focus()
  }, [field])

  function change(text: string) {
    setDraft(text)
    onTyping(text.trim() !== '')
  }

  function submit(event?: SubmitEvent<HTMLFormElement>) {
    event?.preventDefault()
    if (!check.sendable) return
    onSend({ text: draft })
    setDraft('')
    onTyping(false)
    field.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (!sends({ ...pick(event), isComposing: event.nativeEvent.isComposing }, touch)) return
    event.preventDefault()
    submit()
  }

  function insert(piece: string) {
    const { selectionStart = draft.length, selectionEnd = draft.length } = field.current ?? {}
    const inserted = insertAt(draft, selectionStart, selectionEnd, piece)
    placeCaret(inserted.caret)
    change(inserted.text)
  }

  return (
    <form onSubmit={submit} className="px-3 pt-1 pb-[max(0.75rem,env(safe-area-inset-bottom))] wide:px-5 wide:pb-[max(1rem,env(safe-area-inset-bottom))]">
      <div className="flex items-end gap-1 rounded-[1.375rem] border border-line-strong/50 bg-raised p-0.5 shadow-sm ps-4 focus-within:border-focus">
        <GrowingField
          ref={field}
          value={draft}
          dir="auto"
          aria-label={`Message ${name}`}
          aria-describedby={counterId}
          placeholder="Message"
          enterKeyHint={touch ? 'enter' : 'send'}
          autoComplete="off"
          onChange={event => change(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => onTyping(false)}
        />
        <EmojiButton disabled={false} onPick={insert} onClose={() => field.current?.focus()} />
        <IconButton type="submit" label="Send" look={check.sendable ? 'primary' : 'quiet'} tooltip={false} aria-disabled={!check.sendable}>
          <SendHorizontal aria-hidden="true" className="rtl:-scale-x-100" />
        </IconButton>
      </div>
      <Counter id={counterId} check={check} />
    </form>
  )
}

function pick({ key, shiftKey, ctrlKey, metaKey, altKey, keyCode }: KeyboardEvent) {
  return { key, shiftKey, ctrlKey, metaKey, altKey, keyCode }
}

/** Where the caret is to be once the field shows a text that was not typed; React would put it at the end. */
function useCaret(field: RefObject<HTMLTextAreaElement | null>): (offset: number) => void {
  const wanted = useRef<number | null>(null)
  // After every render: the text that the caret belongs to comes with the next one.
  useLayoutEffect(() => {
    if (wanted.current === null) return
    field.current?.setSelectionRange(wanted.current, wanted.current)
    wanted.current = null
  })
  return offset => {
    wanted.current = offset
  }
}

/** In the composer's place where nothing can be written, and why. */
export function NotWritable({ reason }: { reason: string }) {
  return <p className="border-t px-5 pt-3.5 pb-[max(0.875rem,env(safe-area-inset-bottom))] text-center text-sm text-muted">{reason}</p>
}
