'use client'

import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { ApiError } from '@/lib/client/api'
import { useCreateConversation } from '@/lib/client/use-create-conversation'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast'
import { PeoplePicker } from './people-picker'

export function NewConversationDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const field = useRef<HTMLInputElement>(null)
  const router = useRouter()
  const { create, creating } = useCreateConversation()

  async function begin(userId: string): Promise<void> {
    if (creating) return
    try {
      const { id } = await create(userId)
      router.push(`/inbox/${id}`)
      onOpenChange(false)
    } catch (error) {
      toast.error(explain(error))
    }
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="New conversation" fullOnPhone initialFocus={field}>
      <PeoplePicker field={field} busy={creating} onChoose={userId => void begin(userId)} />
    </Dialog>
  )
}

function explain(error: unknown): string {
  if (error instanceof ApiError && error.code === 'offline') return 'The server cannot be reached. Try again when you are back online.'
  return 'The conversation could not be opened. Try again.'
}
