import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { authPath, nextPath } from '@/components/auth/next-path'
import { Workspace } from '@/components/shell/workspace'
import { isPhone } from '@/lib/http/is-phone'
import { getPageOpening } from '@/lib/http/page-opening'
import { getPageSession } from '@/lib/http/page-session'

export default async function DirectMessagesLayout({ children }: { children: ReactNode }) {
  const session = await getPageSession()
  if (!session) {
    const path = (await headers()).get('x-path') ?? undefined
    redirect(authPath('/sign-in', nextPath(path)))
  }
  return <Workspace userId={session.userId} phone={await isPhone()} opening={await getPageOpening(session)}>{children}</Workspace>
}
