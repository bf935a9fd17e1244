import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { pageWords } from '@/app/page-words'
import { authPath, nextPath } from '@/components/auth/next-path'
import { PrintView } from '@/components/print/print-view'
import { getPageSession } from '@/lib/http/page-session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords()).shell.print.print }
}

/** A conversation on paper: without the frame around it, and with all of its messages, which no list on a screen has. */
export default async function PrintPage({ params }: { params: Promise<{ conversationId: string }> }) {
  const session = await getPageSession()
  if (!session) redirect(authPath('/sign-in', nextPath((await headers()).get('x-path') ?? undefined)))
  const { conversationId } = await params
  return <PrintView userId={session.userId} conversationId={conversationId} />
}
