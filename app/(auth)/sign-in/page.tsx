import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AuthHeading } from '@/components/auth/auth-heading'
import { nextPath } from '@/components/auth/next-path'
import { SignInForm } from '@/components/auth/sign-in-form'
import { getPageSession } from '@/lib/http/page-session'
import { signInOptions } from '@/lib/http/sign-in-options'

export const metadata: Metadata = { title: 'Sign in' }

type Query = Promise<{ next?: string | string[]; error?: string | string[] }>

export default async function SignInPage({ searchParams }: { searchParams: Query }) {
  const query = await searchParams
  const next = nextPath(query.next)
  if (await getPageSession()) redirect(next)
  const { providers, demo } = signInOptions()
  return (
    <>
      <AuthHeading title="Sign in">Pick up where you left off.</AuthHeading>
      <SignInForm next={next} providers={providers} demo={demo} failed={query.error !== undefined} />
    </>
  )
}
