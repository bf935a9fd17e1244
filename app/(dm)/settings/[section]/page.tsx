import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageWords } from '@/app/page-words'
import { SectionPage } from '@/components/settings/section-page'
import { isSection } from '@/components/settings/sections'

type Props = { params: Promise<{ section: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { section } = await params
  const { settings } = await pageWords()
  return { title: isSection(section) ? settings.names[section] : settings.title }
}

export default async function SettingsSectionPage({ params }: Props) {
  const { section } = await params
  if (!isSection(section)) notFound()
  return <SectionPage section={section} />
}
