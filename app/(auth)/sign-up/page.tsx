import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { pageWords } from '@/app/page-words'
import { AuthHeading } from '@/components/auth/auth-heading'
import { nextPath } from '@/components/auth/next-path'
import { SignUpForm } from '@/components/auth/sign-up-form'
import { getPageSession } from '@/lib/http/page-session'
import { signInOptions } from '@/lib/http/sign-in-options'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords()).auth.signUpTitle }
}

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = nextPath((await searchParams).next)
  if (await getPageSession()) redirect(next)
  return (
    <>
      <AuthHeading page="signUp" />
      <SignUpForm next={next} providers={signInOptions().providers} />
    </>
  )
}
