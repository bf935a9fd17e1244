'use client'

import { Bookmark, Command, Flag, Keyboard, Languages, LogOut, MailQuestionMark, Monitor, Moon, Settings, Shield, Sun, UserRound } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { signOut } from '@/lib/client/account'
import type { Me } from '@/lib/contract/views'
import { languages, type Language } from '@/lib/words/languages'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { useCommands } from '@/components/shell/commands-context'
import { useThemeChoice } from '@/components/settings/use-theme-choice'
import { MenuChoices, MenuItem, MenuSeparator, MenuSub } from '@/components/ui/menu'
import { OneLine } from '@/components/ui/one-line'
import { toast } from '@/components/ui/toast'

/** What is in the account menu. */
export default function AccountMenuItems({ me }: { me: Me | undefined }) {
  const { account } = useWords().inbox
  return (
    <>
      {me && (
        <div className="max-w-72 px-3 pt-1.5 pb-2">
          <OneLine className="font-medium">{me.name}</OneLine>
          <OneLine className="text-sm text-muted">@{me.username}</OneLine>
        </div>
      )}
      <MenuSeparator />
      {me && <Pages me={me} />}
      <MenuSeparator />
      <ThemeChoice />
      <LanguageChoice />
      <MenuSeparator />
      <CommandItems />
      <MenuItem icon={LogOut} onSelect={() => void signOut().catch(() => toast.error(account.signOutFailed))}>
        {account.signOut}
      </MenuItem>
    </>
  )
}

/** Moderators and administrators have pages of their own; to others they are not there. */
function Pages({ me }: { me: Me }) {
  const { account } = useWords().inbox
  const router = useRouter()
  const pages = [
    { icon: UserRound, label: account.profile, path: `/people/${me.username}` },
    { icon: Bookmark, label: account.saved, path: '/saved' },
    { icon: MailQuestionMark, label: account.requests, path: '/requests' },
    { icon: Settings, label: account.settings, path: '/settings' },
    ...(me.role === 'user' ? [] : [{ icon: Flag, label: account.moderation, path: '/moderation' }]),
    ...(me.role === 'administrator' ? [{ icon: Shield, label: account.administration, path: '/administration' }] : []),
  ]
  return pages.map(({ icon, label, path }) => (
    <MenuItem key={path} icon={icon} onSelect={() => router.push(path)}>
      {label}
    </MenuItem>
  ))
}

/** What else there is by keys, for whoever does not know them yet. */
function CommandItems() {
  const { palette, shortcuts } = useWords().shell
  const { openPalette, openShortcuts } = useCommands()
  return (
    <>
      <MenuItem icon={Command} onSelect={openPalette}>
        {palette.open}
      </MenuItem>
      <MenuItem icon={Keyboard} onSelect={openShortcuts}>
        {shortcuts.title}
      </MenuItem>
    </>
  )
}

function ThemeChoice() {
  const { account } = useWords().inbox
  const { theme, choose } = useThemeChoice()
  const choices = [
    { value: 'light' as const, label: account.light, icon: Sun },
    { value: 'dark' as const, label: account.dark, icon: Moon },
    { value: 'system' as const, label: account.system, icon: Monitor },
  ]
  return <MenuChoices label={account.theme} value={theme} choices={choices} onChange={choose} />
}

/** Each by its own name, so that whoever lost their way finds it. */
function LanguageChoice() {
  const { account } = useWords().inbox
  const { language, choose } = useLanguage()
  const choices = (Object.keys(languages) as Language[]).map(value => ({ value, label: languages[value] }))
  return (
    <MenuSub icon={Languages} label={account.language}>
      <MenuChoices label={account.language} value={language} choices={choices} onChange={next => void choose(next).catch(() => toast.error(account.languageFailed))} />
    </MenuSub>
  )
}
