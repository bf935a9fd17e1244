import { Fragment, type RefObject } from 'react'
import { useWords } from '@/components/language/language-provider'
import { Dialog } from '@/components/ui/dialog'
import type { Words } from '@/lib/words/words'

type Shortcut = [keys: string[], does: string]

/** Which keys do what in a conversation. */
export default function KeyboardHelp({ open, onOpenChange, opener }: { open: boolean; onOpenChange: (open: boolean) => void; opener: RefObject<HTMLElement | null> }) {
  const { thread } = useWords()
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={thread.shortcuts.title} finalFocus={opener}>
      <div tabIndex={0} className="overflow-y-auto px-5 pb-6 -outline-offset-2">
        <List title={thread.shortcuts.writing} shortcuts={writing(thread.shortcuts)} />
        <List title={thread.shortcuts.messages} shortcuts={onMessages(thread)} />
      </div>
    </Dialog>
  )
}

function List({ title, shortcuts }: { title: string; shortcuts: Shortcut[] }) {
  return (
    <section>
      <h3 className="pt-3 pb-2 text-xs font-medium text-muted">{title}</h3>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-5 gap-y-2.5 text-sm">
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
    </section>
  )
}

function writing(words: Words['thread']['shortcuts']): Shortcut[] {
  return [
    [['Enter'], words.send],
    [['Shift', 'Enter'], words.newLine],
    [['Shift', 'Tab'], words.toMessages],
  ]
}

function onMessages({ shortcuts, actions }: Words['thread']): Shortcut[] {
  return [
    [['↑', '↓'], shortcuts.step],
    [['Home', 'End'], shortcuts.ends],
    [['Page Up', 'Page Down'], shortcuts.scroll],
    [['Enter'], shortcuts.menu],
    [['R'], actions.reply],
    [['+'], actions.react],
    [['E'], actions.edit],
    [['C'], actions.copy],
    [['F'], actions.forward],
    [['S'], actions.save],
    [['P'], actions.pin],
    [['X'], actions.select],
    [['I'], actions.details],
    [['Del'], actions.remove],
    [['Esc'], shortcuts.leave],
  ]
}
