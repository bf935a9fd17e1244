import { notFound } from 'next/navigation'
import { getPageSession } from '@/lib/http/page-session'

/** Ends a page that is for staff with "not found" for everybody else: that it exists is nobody's business. */
export async function staffOnly(role: 'moderator' | 'administrator'): Promise<void> {
  const session = await getPageSession()
  const may = session?.role === 'administrator' || session?.role === role
  if (!may) notFound()
}
