'use client'

import { BellOff, CalendarClock, Check, ChevronUp, SendHorizontal } from 'lucide-react'
import { useRef } from 'react'
import { useWords } from '@/components/language/language-provider'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem } from '@/components/ui/menu'

export interface SendButtonProps {
  sendable: boolean
  editing: boolean
  onSendSilently: () => void
  onSchedule: () => void
}

/** Sends, and by its menu (also right click and long press) without sound or later. */
export function SendButton({ sendable, editing, onSendSilently, onSchedule }: SendButtonProps) {
  const { composer } = useWords()
  const place = useRef<HTMLSpanElement>(null)
  const label = editing ? composer.saveEdit : composer.send
  const hasMenu = sendable && !editing
  return (
    <span ref={place} className="inline-flex">
      {hasMenu && (
        <Menu
          trigger={
            <IconButton label={composer.sendOptions} tooltip={false} className="w-7! pointer-coarse:w-9!">
              <ChevronUp aria-hidden="true" className="size-4!" />
            </IconButton>
          }
        >
          <MenuItem icon={BellOff} onSelect={onSendSilently}>
            {composer.sendSilently}
          </MenuItem>
          <MenuItem icon={CalendarClock} onSelect={onSchedule}>
            {composer.schedule}
          </MenuItem>
        </Menu>
      )}
      <IconButton
        type="submit"
        label={label}
        look={sendable ? 'primary' : 'quiet'}
        tooltip={false}
        aria-disabled={!sendable}
        onContextMenu={event => {
          if (!hasMenu) return
          event.preventDefault()
          place.current?.querySelector<HTMLButtonElement>('[aria-haspopup=menu]')?.click()
        }}
      >
        {editing ? <Check aria-hidden="true" /> : <SendHorizontal aria-hidden="true" className="rtl:-scale-x-100" />}
      </IconButton>
    </span>
  )
}
