import type { Metadata } from 'next'
import { pageWords } from '@/app/page-words'
import { SectionPage } from '@/components/settings/section-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords()).settings.title }
}

export default function SettingsPage() {
  return <SectionPage section="profile" />
}
