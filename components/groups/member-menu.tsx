'use client'

import { Crown, EllipsisVertical, ShieldCheck, UserRound, UserRoundX } from 'lucide-react'
import { useRef, useState } from 'react'
import { useErrorText } from '@/components/language/use-error-text'
import { useWords } from '@/components/language/language-provider'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'
import { mayRemove, powersOf, type Role } from '@/lib/client/group-changes'
import { useGroup } from '@/lib/client/use-group'
import type { Conversation, Me, Member } from '@/lib/contract/views'
import { memberQuestion, type MemberDeed } from './member-question'

const roles: { role: Role; icon: typeof Crown; label: 'makeOwner' | 'makeAdmin' | 'makeMember' }[] = [
  { role: 'owner', icon: Crown, label: 'makeOwner' },
  { role: 'admin', icon: ShieldCheck, label: 'makeAdmin' },
  { role: 'member', icon: UserRound, label: 'makeMember' },
]

/** What the reader may do about a member; nothing where they may do nothing. What cannot be taken back is asked first. */
export function MemberMenu({ conversation, member, me }: { conversation: Conversation; member: Member; me: Me }) {
  const words = useWords()
  const errorText = useErrorText()
  const group = useGroup(conversation.id)
  const [asked, setAsked] = useState<MemberDeed>()
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const { user, role, state } = member
  const own = user.id === me.id
  const owners = conversation.members.filter(other => other.role === 'owner' && other.state === 'active').length
  const changesRole = powersOf(conversation, me.id).changeRoles && state === 'active' && !(own && owners === 1)
  const removes = mayRemove(conversation, me.id, member)
  if (!changesRole && !removes) return null

  async function carryOut(deed: MemberDeed): Promise<void> {
    setOpen(false)
    try {
      if (deed.kind === 'remove') await group.remove(user.id)
      else await group.setRole(user.id, deed.role)
      toast.success(deed.kind === 'remove' ? words.groups.details.removed(user.name) : words.groups.details.roleChanged(user.name))
    } catch (error) {
      toast.error(errorText(error))
    }
  }

  function choose(deed: MemberDeed) {
    if (!memberQuestion(deed, member, own, words.groups.details)) return void carryOut(deed)
    setAsked(deed)
    setOpen(true)
  }

  const question = asked && memberQuestion(asked, member, own, words.groups.details)
  return (
    <>
      <Menu
        trigger={
          <IconButton ref={trigger} label={words.groups.details.memberMenu(own ? words.groups.details.you : user.name)} tooltip={false}>
            <EllipsisVertical aria-hidden="true" />
          </IconButton>
        }
      >
        {changesRole &&
          roles.map(({ role: next, icon, label }) =>
            next === role ? null : (
              <MenuItem key={next} icon={icon} onSelect={() => choose({ kind: 'role', role: next })}>
                {words.groups.details[label]}
              </MenuItem>
            ),
          )}
        {changesRole && removes && <MenuSeparator />}
        {removes && (
          <MenuItem icon={UserRoundX} danger onSelect={() => choose({ kind: 'remove' })}>
            {state === 'requested' ? words.groups.details.withdraw : words.groups.details.removeFromGroup}
          </MenuItem>
        )}
      </Menu>
      {question && asked && <ConfirmDialog open={open} onOpenChange={setOpen} {...question} onConfirm={() => void carryOut(asked)} />}
    </>
  )
}
