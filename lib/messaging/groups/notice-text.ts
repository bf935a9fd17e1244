import type { Notice } from '@/lib/contract/views'

/** So many are named one by one. */
const mostNamed = 3

/** A notice in English, about what `actor` did. */
export function inWords(notice: Notice, actor: string): string {
  switch (notice.type) {
    case 'group_created': return notice.name ? `${actor} created the group “${notice.name}”.` : `${actor} created the group.`
    case 'group_renamed': return `${actor} named the group “${notice.name}”.`
    case 'members_added': return `${actor} added ${listed(notice.names)}.`
    case 'member_joined': return `${actor} joined.`
    case 'member_removed': return `${actor} removed ${notice.name}.`
    case 'member_left': return `${actor} left.`
    case 'role_changed': return `${actor} made ${notice.name} ${notice.role === 'member' ? 'a member' : `an ${notice.role}`}.`
  }
}

function listed(names: readonly string[]): string {
  const named = names.length > mostNamed + 1 ? [...names.slice(0, mostNamed), `${names.length - mostNamed} others`] : names
  return named.length < 2 ? named.join() : `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`
}
