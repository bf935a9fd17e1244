import type { Metadata } from 'next'
import { pageWords } from '@/app/page-words'
import { SavedMessages } from '@/components/saved/saved-messages'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords()).thread.savedPage.title }
}

export default function SavedPage() {
  return <SavedMessages />
}
