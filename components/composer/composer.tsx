'use client'

import { Mic } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, type RefObject, Suspense, useEffect, useId, useLayoutEffect, useRef, useState, type SubmitEvent } from 'react'
import { useConversation } from '@/lib/client/use-conversation'
import { useMe } from '@/lib/client/use-me'
import type { NewMessage } from '@/lib/client/use-send-message'
import { useWords } from '@/components/language/language-provider'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast'
import { WhenIdle } from '@/components/ui/when-idle'
import { AttachButton } from './attach-button'
import { ComposingBar } from './composing-bar'
import { Counter } from './counter'
import { insertAt } from './draft-text'
import { DropZone } from './drop-zone'
import { EmojiButton } from './emoji-button'
import { GrowingField } from './growing-field'
import { sends } from './keys'
import { MentionList, mentionOptionId } from './mention-list'
import { SendButton } from './send-button'
import { Tray } from './tray'
import { useComposition } from './use-composition'
import { useMentions } from './use-mentions'
import { useTouch } from './use-touch'
import { lazyPart } from '@/components/ui/lazy-part'

const VoiceRecorder = lazyPart(() => import('./voice-recorder'))
const ScheduleDialog = lazyPart(() => import('./schedule-dialog'))
const ScheduledLine = lazyPart(() => import('./scheduled-line'))

export interface ComposerProps {
  conversationId: string
  /** To whom, for the label of the field. */
  name: string
  field: RefObject<HTMLTextAreaElement | null>
  /** Whether nobody has gone elsewhere since the thread opened, so that the field may take the focus. */
  isFocusUnmoved: () => boolean
  onSend: (message: NewMessage) => void
  onTyping: (typing: boolean) => void
}

/** Where messages are written. The draft outlives the page; it goes when it is sent. */
export function Composer({ conversationId, name, field, isFocusUnmoved, onSend, onTyping }: ComposerProps) {
  const words = useWords()
  const { conversation } = useConversation(conversationId)
  const { me } = useMe()
  const { composing, tray, text, check, change, take, submit, editLast } = useComposition(conversationId, onSend, onTyping)
  const [open, setOpen] = useState<'nothing' | 'voice' | 'schedule'>('nothing')
  const touch = useTouch()
  const form = useRef<HTMLFormElement>(null)
  const counterId = useId()
  const listId = useId()
  const placeCaret = useCaret(field)
  const others = conversation?.kind === 'group' ? conversation.members.filter(({ user, state }) => state === 'active' && user.id !== me?.id).map(({ user }) => user) : []
  const mentions = useMentions(text, others, put)
  const { mode } = composing
  const editing = mode.kind === 'edit'
  const empty = text === '' && tray.items.length === 0

  // On a phone the keyboard would cover what one came to read; who answers or changes something wants it.
  useEffect(() => {
    const mayTakeIt = isFocusUnmoved() && !window.matchMedia('(pointer: coarse)').matches
    if (mode.kind !== 'new' || mayTakeIt) field.current?.focus()
  }, [field, isFocusUnmoved, mode])

  function put({ text: next, caret }: { text: string; caret: number }) {
    placeCaret(caret)
    change(next)
  }

  function insert(piece: string) {
    const { selectionStart = text.length, selectionEnd = text.length } = field.current ?? {}
    put(insertAt(text, selectionStart, selectionEnd, piece))
  }

  async function attach(files: File[]) {
    if (editing || files.length === 0) return
    field.current?.focus()
    if (!(await tray.add(files))) toast.error(words.composer.tooManyFiles)
  }

  function send(event?: SubmitEvent<HTMLFormElement>) {
    event?.preventDefault()
    submit()
    field.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (mentions.onKeyDown(event)) return
    if (event.key === 'Escape' && mode.kind !== 'new') {
      event.preventDefault()
      return composing.finish()
    }
    if (event.key === 'ArrowUp' && empty && mode.kind === 'new' && editLast()) return event.preventDefault()
    if (!sends({ ...pick(event), isComposing: event.nativeEvent.isComposing }, touch)) return
    event.preventDefault()
    send()
  }

  function onPaste(event: ClipboardEvent) {
    const files = [...event.clipboardData.files]
    // What has words too is meant as words: programs put a picture of them beside.
    if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return
    event.preventDefault()
    void attach(files)
  }

  function endVoice() {
    setOpen('nothing')
    requestAnimationFrame(() => field.current?.focus())
  }

  return (
    <form ref={form} onSubmit={send} className="px-3 pt-1 pb-[max(0.75rem,env(safe-area-inset-bottom))] wide:px-5 wide:pb-[max(1rem,env(safe-area-inset-bottom))]">
      {conversation?.state === 'active' && conversation.requestId === null && (
        <WhenIdle>
          <ScheduledLine conversationId={conversationId} tray={tray} onDraft={next => change(text === '' || editing ? next : `${text}\n${next}`)} />
        </WhenIdle>
      )}
      {mode.kind !== 'new' && <ComposingBar kind={mode.kind} message={mode.message} onEnd={composing.finish} />}
      {!editing && <Tray items={tray.items} onRemove={tray.remove} />}
      {open === 'voice' ? (
        <Suspense fallback={<div className="h-11.5" />}>
          <VoiceRecorder
            onDone={endVoice}
            onSend={(file, bytes) => {
              onSend({ text: '', attachments: [{ file, bytes }], ...(mode.kind === 'reply' && { replyTo: mode.message }) })
              if (mode.kind === 'reply') composing.finish()
              endVoice()
            }}
          />
        </Suspense>
      ) : (
        <div className="relative flex items-end gap-0.5 rounded-[1.375rem] border border-line-strong/50 bg-raised p-0.5 shadow-sm focus-within:border-focus">
          <MentionList id={listId} mentions={mentions} />
          {editing ? <span className="w-3" /> : <AttachButton onPick={files => void attach(files)} />}
          <GrowingField
            ref={field}
            value={text}
            dir="auto"
            aria-label={words.composer.messageTo(name)}
            aria-describedby={counterId}
            {...(others.length > 0 && { 'aria-autocomplete': 'list' as const })}
            {...(mentions.options.length > 0 && { 'aria-controls': listId, 'aria-activedescendant': mentionOptionId(listId, mentions.active) })}
            placeholder={tray.items.length > 0 ? words.composer.captionPlaceholder : words.composer.placeholder}
            enterKeyHint={touch ? 'enter' : 'send'}
            autoComplete="off"
            onChange={event => {
              change(event.target.value)
              mentions.follow(event.target.selectionStart)
            }}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onBlur={() => {
              onTyping(false)
              mentions.close()
            }}
          />
          <EmojiButton disabled={false} onPick={insert} onClose={() => field.current?.focus()} />
          {empty && mode.kind !== 'edit' ? (
            <IconButton label={words.composer.voice.record} tooltip={false} onClick={() => setOpen('voice')}>
              <Mic aria-hidden="true" />
            </IconButton>
          ) : (
            <SendButton sendable={check.sendable} editing={editing} onSendSilently={() => submit({ silent: true })} onSchedule={() => setOpen('schedule')} />
          )}
        </div>
      )}
      <Counter id={counterId} check={check} />
      <DropZone inside={form} onDrop={files => void attach(files)} />
      {open === 'schedule' && (
        <Suspense>
          <ScheduleDialog
            conversationId={conversationId}
            message={{ text, ...(mode.kind === 'reply' && { replyTo: mode.message }), attachments: tray.items.flatMap(({ file, bytes }) => (file.failure ? [] : { file, bytes })) }}
            finalFocus={field}
            onScheduled={take}
            onClose={() => setOpen('nothing')}
          />
        </Suspense>
      )}
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
