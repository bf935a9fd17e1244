import type { ReactNode } from 'react'
import { Logo } from './logo'

/** A whole page that says one thing and offers one way on. */
export function MessagePage({ title, action, children }: { title: string; action: ReactNode; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center px-6 py-12">
      <div className="flex max-w-96 flex-col items-center text-center">
        <Logo className="mb-6 size-12" />
        <h1 className="text-xl font-semibold tracking-tight text-balance">{title}</h1>
        <p className="mt-2 mb-6 text-muted">{children}</p>
        {action}
      </div>
    </main>
  )
}
