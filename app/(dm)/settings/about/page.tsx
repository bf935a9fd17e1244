import type { Metadata } from 'next'
import { pageWords } from '@/app/page-words'
import { About } from '@/components/settings/about'
import { SectionPage } from '@/components/settings/section-page'
import { version } from '@/package.json'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords()).settings.names.about }
}

export default function AboutPage() {
  return (
    <SectionPage section="about">
      <About version={version} />
    </SectionPage>
  )
}
