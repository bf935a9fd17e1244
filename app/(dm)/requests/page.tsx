import type { Metadata } from 'next'
import { pageWords } from '@/app/page-words'
import { Requests } from '@/components/requests/requests'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords()).requests.title }
}

export default function RequestsPage() {
  return <Requests />
}
