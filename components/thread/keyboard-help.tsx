import { Fragment, type RefObject } from 'react'
import { Dialog } from '@/components/ui/dialog'

const shortcuts: [keys: string[], does: string][] = [
  [['Enter'], 'Send the message'],
  [['Shift', 'Enter'], 'Begin a new line'],
  [['Shift', 'Tab'], 'Go from the field to the messages'],
  [['↑', '↓'], 'Previous or next message'],
  [['Home', 'End'], 'First loaded or latest message'],
  [['Page Up', 'Page Down'], 'Scroll through the messages'],
  [['Esc'], 'Back to the field'],
]

/** Which keys do what in a conversation. */
export function KeyboardHelp({ open, onOpenChange, opener }: { open: boolean; onOpenChange: (open: boolean) => void; opener: RefObject<HTMLElement | null> }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" finalFocus={opener}>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-5 gap-y-3 overflow-y-auto px-5 pt-1 pb-6 text-sm">
        {shortcuts.map(([keys, does]) => (
          <Fragment key={does}>
            <dt className="flex flex-wrap gap-1">
              {keys.map(key => (
                <kbd key={key} className="rounded-sm border border-line bg-sunken px-1.5 py-0.5 font-sans text-xs text-muted">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </Fragment>
        ))}
      </dl>
    </Dialog>
  )
}
