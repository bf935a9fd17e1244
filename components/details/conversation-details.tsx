'use client'

import { useWords } from '@/components/language/language-provider'
import { SidePanel } from '@/components/ui/side-panel'
import { useCloseDetails } from './details-way'

/** Everything about a conversation that is not said in it. */
export function ConversationDetails() {
  const words = useWords()
  const close = useCloseDetails()
  return (
    <SidePanel title={words.groups.details.title} closeLabel={words.groups.details.close} onClose={close}>
      {null}
    </SidePanel>
  )
}
