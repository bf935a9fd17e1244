'use client'

import { useWords } from '@/components/language/language-provider'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toast'
import { ApiError } from '@/lib/client/api'
import { useChangeAccount } from '@/lib/client/use-administration'
import type { Account } from '@/lib/contract/moderation-views'

export type WantedChange = { role: Account['role'] } | { plan: Account['plan'] }

/** Says what another role or plan means, before somebody has it. */
export function AccountChangeDialog({ account, wanted, onClose }: { account: Account; wanted: WantedChange; onClose: () => void }) {
  const words = useWords().administration
  const { change, changing } = useChangeAccount()
  const title = 'role' in wanted ? words.changeRole(account.name, words.roles[wanted.role]) : words.changePlan(account.name, words.plans[wanted.plan])

  async function confirm() {
    try {
      await change(account.id, wanted)
      toast.success(words.changed(account.name))
    } catch (error) {
      toast.error(error instanceof ApiError && error.code === 'conflict' ? words.lastAdministrator : words.failed)
    }
    onClose()
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={open => !open && onClose()}
      title={title}
      description={words.means['role' in wanted ? wanted.role : wanted.plan]}
      confirmLabel={words.change}
      danger={'role' in wanted && wanted.role === 'administrator'}
      pending={changing}
      onConfirm={() => void confirm()}
    />
  )
}
