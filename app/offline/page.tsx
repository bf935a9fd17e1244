import type { Metadata } from 'next'
import { pageWords } from '@/app/page-words'
import { OfflineShell } from '@/components/shell/offline-shell'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords()).shell.pages.offline, robots: { index: false } }
}

/** What the service worker keeps and shows at any address while there is no connection. Nothing of anybody is in it. */
export default function OfflinePage() {
  return <OfflineShell />
}
