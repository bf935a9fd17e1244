import type { Metadata } from 'next'
import { pageWords } from '@/app/page-words'
import { ProfilePage } from '@/components/people/profile-page'

type Props = { params: Promise<{ username: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { people } = await pageWords()
  return { title: people.profile.metaTitle(decodeURIComponent((await params).username)) }
}

export default async function PersonPage({ params }: Props) {
  const { username } = await params
  return <ProfilePage username={decodeURIComponent(username)} />
}
