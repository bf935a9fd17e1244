import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AuthHeading } from '@/components/auth/auth-heading'
import { nextPath } from '@/components/auth/next-path'
import { SignUpForm } from '@/components/auth/sign-up-form'
import { getPageSession } from '@/lib/http/page-session'
import { signInOptions } from '@/lib/http/sign-in-options'

export const metadata: Metadata = { title: 'Create an account' }

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = nextPath((await searchParams).next)
  if (await getPageSession()) redirect(next)
  return (
    <>
      <AuthHeading title="Create an account">It takes a minute, and you can talk at once.</AuthHeading>
      <SignUpForm next={next} providers={signInOptions().providers} />
    </>
  )
}
