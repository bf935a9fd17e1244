'use client'

import { useWords } from '@/components/language/language-provider'
import { Dialog } from '@/components/ui/dialog'
import { Keys } from '@/components/ui/keys'
import { Switch } from '@/components/ui/switch'
import type { Words } from '@/lib/words/words'
import { keyNames, useApple } from './key-names'
import { shortcuts } from './shortcuts'
import { useSingleKeys } from './single-keys'

type SheetWords = Words['shell']['shortcuts']
type Line = { does: keyof SheetWords['does']; keys: string[][] }

/** Which keys do what, everywhere and in a conversation; by the names that stand on them. */
export default function ShortcutSheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const words = useWords().shell.shortcuts
  const apple = useApple()
  const [singleKeys, setSingleKeys] = useSingleKeys()
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.title} fullOnPhone>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-6">
        {sectionsOf(words, apple).map(({ title, lines }) => (
          <section key={title} aria-label={title}>
            <h3 className="pt-4 pb-1 text-xs font-medium text-muted">{title}</h3>
            <dl className="divide-y divide-line text-sm">
              {lines.map(line => (
                <div key={line.does} className="flex min-h-9 items-center justify-between gap-4 py-1">
                  <dt>{words.does[line.does]}</dt>
                  <dd className="flex items-center gap-1.5">
                    {line.keys.map(keys => (
                      <Keys key={keys.join(' ')} keys={keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <div className="mt-5">
          <Switch label={words.singleKeys} hint={words.singleKeysHint} checked={singleKeys} onChange={setSingleKeys} />
        </div>
      </div>
    </Dialog>
  )
}

function sectionsOf(words: SheetWords, apple: boolean): { title: string; lines: Line[] }[] {
  const { keys, sections } = words
  const global = shortcuts.map((shortcut): Line & { inConversation: boolean } => ({
    does: shortcut.action,
    keys: [keyNames(shortcut, apple, keys)],
    inConversation: Boolean(shortcut.inConversation),
  }))
  return [
    { title: sections.everywhere, lines: [...global.filter(line => !line.inConversation), { does: 'notices', keys: [[apple ? '⌥' : keys.alt, 'T']] }] },
    {
      title: sections.conversation,
      lines: [
        ...global.filter(line => line.inConversation),
        { does: 'messages', keys: [[keys.up], [keys.down]] },
        { does: 'ends', keys: [[keys.home], [keys.end]] },
        { does: 'scroll', keys: [[keys.pageUp], [keys.pageDown]] },
        { does: 'back', keys: [[keys.escape]] },
      ],
    },
    {
      title: sections.writing,
      lines: [
        { does: 'send', keys: [[keys.enter]] },
        { does: 'newLine', keys: [[keys.shift, keys.enter]] },
        { does: 'toMessages', keys: [[keys.shift, 'Tab']] },
      ],
    },
    { title: sections.lists, lines: [{ does: 'rows', keys: [[keys.up], [keys.down]] }, { does: 'open', keys: [[keys.enter]] }] },
  ]
}
