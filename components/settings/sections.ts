import { Ban, Bell, Bookmark, Download, Flag, Info, KeyRound, Languages, Lock, type LucideIcon, MonitorSmartphone, Palette, Trash2, User, Webhook } from 'lucide-react'

/** Each has a page of its own at `/settings/<section>`. */
export const sections = [
  'profile',
  'privacy',
  'notifications',
  'appearance',
  'language',
  'devices',
  'blocked',
  'reports',
  'export',
  'deletion',
  'tokens',
  'webhooks',
  'about',
] as const
export type Section = (typeof sections)[number]

export function isSection(name: string): name is Section {
  return sections.some(section => section === name)
}

/** What the list leads to: sections, and the saved messages, which live elsewhere. */
export type Entry = Section | 'saved'

export const entryGroups: { group: 'you' | 'device' | 'account' | 'developers'; entries: Entry[] }[] = [
  { group: 'you', entries: ['profile', 'privacy', 'notifications'] },
  { group: 'device', entries: ['appearance', 'language'] },
  { group: 'account', entries: ['devices', 'blocked', 'saved', 'reports', 'export', 'deletion'] },
  { group: 'developers', entries: ['tokens', 'webhooks', 'about'] },
]

export const entryIcons: Record<Entry, LucideIcon> = {
  profile: User,
  privacy: Lock,
  notifications: Bell,
  appearance: Palette,
  language: Languages,
  devices: MonitorSmartphone,
  blocked: Ban,
  saved: Bookmark,
  reports: Flag,
  export: Download,
  deletion: Trash2,
  tokens: KeyRound,
  webhooks: Webhook,
  about: Info,
}

export function pathOf(entry: Entry): string {
  return entry === 'saved' ? '/saved' : `/settings/${entry}`
}
