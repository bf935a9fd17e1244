import type { Metadata } from 'next'
import { pageWords } from '@/app/page-words'
import { staffOnly } from '@/app/staff-only'
import { Accounts } from '@/components/moderation/administration/accounts'
import { environment } from '@/lib/environment'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords()).administration.people }
}

export default async function AccountsPage() {
  await staffOnly('administrator')
  return <Accounts appealText={environment().appealText} />
}
