'use client'

import { Paperclip } from 'lucide-react'
import { useRef } from 'react'
import { useWords } from '@/components/language/language-provider'
import { IconButton } from '@/components/ui/icon-button'

/** Lets one choose files; a phone offers its camera and photos there too. */
export function AttachButton({ onPick }: { onPick: (files: File[]) => void }) {
  const { composer } = useWords()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-attach
        onChange={event => {
          onPick([...(event.target.files ?? [])])
          // The same file may be chosen again.
          event.target.value = ''
        }}
      />
      <IconButton label={composer.attach} tooltip={false} onClick={() => input.current?.click()}>
        <Paperclip aria-hidden="true" />
      </IconButton>
    </>
  )
}
