import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { pageWords } from '@/app/page-words'
import { AuthHeading } from '@/components/auth/auth-heading'
import { nextPath } from '@/components/auth/next-path'
import { SignInForm } from '@/components/auth/sign-in-form'
import { getPageSession } from '@/lib/http/page-session'
import { signInOptions } from '@/lib/http/sign-in-options'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords()).auth.signInTitle }
}

type Query = Promise<{ next?: string | string[]; error?: string | string[] }>

export default async function SignInPage({ searchParams }: { searchParams: Query }) {
  const query = await searchParams
  const next = nextPath(query.next)
  if (await getPageSession()) redirect(next)
  const { providers, demo } = signInOptions()
  return (
    <>
      <AuthHeading page="signIn" />
      <SignInForm next={next} providers={providers} demo={demo} failed={query.error !== undefined} />
    </>
  )
}
