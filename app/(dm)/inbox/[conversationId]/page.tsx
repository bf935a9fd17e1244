import type { Metadata } from 'next'
import { pageWords } from '@/app/page-words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords()).groups.conversation }
}

/** The thread itself is in the layout, which stays. */
export default function ThreadPage() {
  return null
}
