import type { Person } from '@/lib/contract/views'

/** The username, or where the account is deleted what such a person is called: no username of anybody has this sign (decision 14). */
export function shownUsername({ username, name }: Pick<Person, 'username' | 'name'>): string {
  return username.includes('~') ? name : username
}
