'use client'

import type { Audience, Settings } from '@/lib/contract/settings'
import { useWords } from '@/components/language/language-provider'
import { RadioCards } from '@/components/ui/radio-cards'
import { SegmentedControl } from '@/components/ui/segmented-control'
import { Switch } from '@/components/ui/switch'
import { Lines, Part, Pending } from './parts'
import { useChangeSettings } from './use-change-settings'

const writers = ['everyone', 'followers', 'nobody'] as const
const welcome = ['followers', 'following', 'mutual', 'off'] as const
const audiences = ['everyone', 'contacts', 'nobody'] as const

/** Who may write to somebody, and what others learn about them. */
export default function Privacy() {
  const words = useWords().settings.privacy
  const { settings, status, retry, change } = useChangeSettings()
  if (!settings) return <Pending status={status} retry={retry} rows={6} />
  return (
    <>
      <Part title={words.whoCanMessage} hint={words.whoCanMessageHint}>
        <RadioCards
          label={words.whoCanMessage}
          value={settings.whoCanMessage}
          cards={writers.map(value => ({ value, ...words.whoCanMessageChoices[value] }))}
          onChange={whoCanMessage => change({ whoCanMessage })}
        />
      </Part>
      {settings.whoCanMessage !== 'nobody' && (
        <Part title={words.autoAccept} hint={words.autoAcceptHint}>
          <RadioCards
            label={words.autoAccept}
            value={settings.autoAccept}
            cards={welcome.map(value => ({ value, ...words.autoAcceptChoices[value] }))}
            onChange={autoAccept => change({ autoAccept })}
          />
        </Part>
      )}
      <Shown settings={settings} onChange={change} />
      <Lines>
        <Switch label={words.shareEmail} hint={words.shareEmailHint} checked={settings.shareEmail} onChange={shareEmail => change({ shareEmail })} />
      </Lines>
    </>
  )
}

type ShownKind = 'readReceipts' | 'typingIndicators' | 'showPresence'

function Shown({ settings, onChange }: { settings: Settings; onChange: (change: Partial<Record<ShownKind, Audience>>) => void }) {
  const words = useWords().settings.privacy
  const segments = audiences.map(value => ({ value, label: words[value] }))
  const kinds: { kind: ShownKind; hint: string }[] = [
    { kind: 'readReceipts', hint: words.readReceiptsHint },
    { kind: 'typingIndicators', hint: words.typingIndicatorsHint },
    { kind: 'showPresence', hint: words.showPresenceHint },
  ]
  return (
    <>
      {kinds.map(({ kind, hint }) => (
        <Part key={kind} title={words[kind]} hint={hint}>
          <SegmentedControl label={words[kind]} value={settings[kind]} segments={segments} onChange={value => onChange({ [kind]: value })} className="max-w-96" />
        </Part>
      ))}
      <p className="-mt-5 text-sm text-muted">{words.contactsHint}</p>
    </>
  )
}
