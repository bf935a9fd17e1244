'use client'

import { EmojiPicker, type EmojiPickerListCategoryHeaderProps, type EmojiPickerListEmojiProps, type EmojiPickerListRowProps } from 'frimousse'
import { useEffect, useRef } from 'react'
import { useWords } from '@/components/language/language-provider'

/** The picker itself. Loaded when it is first opened; its data come from `app/emoji`. */
export default function EmojiPanel({ onPick }: { onPick: (emoji: string) => void }) {
  const { composer } = useWords()
  const search = useRef<HTMLInputElement>(null)

  // On a phone the keyboard would cover what there is to choose from.
  useEffect(() => {
    if (!window.matchMedia('(pointer: coarse)').matches) search.current?.focus()
  }, [])

  return (
    <EmojiPicker.Root
      emojibaseUrl="/emoji"
      columns={8}
      onEmojiSelect={({ emoji }) => onPick(emoji)}
      className="flex h-88 w-fit flex-col"
    >
      <EmojiPicker.Search
        ref={search}
        aria-label={composer.searchEmoji}
        placeholder={composer.searchEmoji}
        className="m-2 mb-1 h-10 rounded-md border border-line-strong bg-surface px-3 text-ink outline-offset-0 pointer-coarse:text-[1rem]"
      />
      <EmojiPicker.Viewport tabIndex={0} className="relative min-h-0 flex-1 -outline-offset-2">
        <EmojiPicker.Loading className="absolute inset-0 grid place-items-center text-sm text-muted">{composer.loadingEmoji}</EmojiPicker.Loading>
        <EmojiPicker.Empty className="absolute inset-0 grid place-items-center px-6 text-center text-sm text-muted">
          {({ search }) => composer.noEmoji(search)}
        </EmojiPicker.Empty>
        <EmojiPicker.List className="pb-2 select-none" components={{ CategoryHeader, Row, Emoji }} />
      </EmojiPicker.Viewport>
      <div className="flex h-11 items-center gap-2 border-t px-2">
        <EmojiPicker.ActiveEmoji>
          {({ emoji }) => (
            <span className="flex min-w-0 flex-1 items-center gap-2 text-sm text-muted">
              <span aria-hidden="true" className="text-xl">{emoji?.emoji}</span>
              <span className="truncate">{emoji?.label ?? composer.chooseEmoji}</span>
            </span>
          )}
        </EmojiPicker.ActiveEmoji>
        <EmojiPicker.SkinToneSelector aria-label={composer.skinTone} title={composer.skinTone} className="grid size-9 place-items-center rounded-md text-xl hover:bg-hover" />
      </div>
    </EmojiPicker.Root>
  )
}

function CategoryHeader({ category, ...rest }: EmojiPickerListCategoryHeaderProps) {
  return (
    <div {...rest} className="bg-raised px-3 pt-2.5 pb-1 text-xs font-medium text-muted">
      {category.label}
    </div>
  )
}

// The list counts rows and columns from 0, where ARIA counts from 1.
function Row({ children, ...rest }: EmojiPickerListRowProps) {
  return (
    <div {...rest} aria-rowindex={(rest['aria-rowindex'] ?? 0) + 1} className="scroll-my-2 px-2">
      {children}
    </div>
  )
}

function Emoji({ emoji, ...rest }: EmojiPickerListEmojiProps) {
  return (
    <button {...rest} role="gridcell" aria-colindex={(rest['aria-colindex'] ?? 0) + 1} className="grid size-10 place-items-center rounded-md text-[1.375rem] data-active:bg-hover">
      {emoji.emoji}
    </button>
  )
}
