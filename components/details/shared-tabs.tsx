'use client'

import { useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { Tabs } from '@/components/ui/tabs'
import { SharedFiles } from './shared-files'
import { SharedLinks } from './shared-links'
import { SharedMedia } from './shared-media'

/** What was sent in the conversation beside words. */
export function SharedTabs({ conversationId }: { conversationId: string }) {
  const words = useWords().groups.shared
  const [tab, setTab] = useState<'media' | 'files' | 'links'>('media')
  return (
    <div className="border-t pt-2">
      <Tabs
        label={words.label}
        value={tab}
        onChange={setTab}
        panelClassName="px-5 pt-3 pb-4"
        tabs={[
          { value: 'media', label: words.media, content: <SharedMedia conversationId={conversationId} /> },
          { value: 'files', label: words.files, content: <SharedFiles conversationId={conversationId} /> },
          { value: 'links', label: words.links, content: <SharedLinks conversationId={conversationId} /> },
        ]}
      />
    </div>
  )
}
