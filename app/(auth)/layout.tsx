import type { ReactNode } from 'react'
import { AuthAside } from '@/components/auth/auth-aside'
import { ForgetPerson } from '@/components/shell/forget-person'
import { AuthLanguage } from '@/components/auth/auth-language'

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh wide:grid-cols-[minmax(26rem,1fr)_1.1fr]">
      <main className="flex flex-col items-center justify-center px-6 py-10">
        <div className="w-full max-w-90">
          {children}
          <AuthLanguage />
        </div>
      </main>
      <AuthAside />
      <ForgetPerson />
    </div>
  )
}
