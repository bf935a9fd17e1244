'use client'

import { useState } from 'react'
import { signInWith } from '@/lib/client/account'
import { useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'

export type Provider = 'github' | 'google'

const marks: Record<Provider, string> = {
  github:
    'M12 1.5A10.5 10.5 0 0 0 8.7 22c.5.1.7-.2.7-.5v-2c-2.9.6-3.5-1.2-3.5-1.2-.5-1.2-1.2-1.5-1.2-1.5-.9-.7.1-.7.1-.7 1 .1 1.6 1.1 1.6 1.1.9 1.6 2.4 1.1 3 .9.1-.7.4-1.1.6-1.4-2.3-.3-4.8-1.2-4.8-5.2 0-1.1.4-2.1 1.1-2.8-.1-.3-.5-1.3.1-2.8 0 0 .9-.3 2.9 1.1a10 10 0 0 1 5.3 0c2-1.4 2.9-1.1 2.9-1.1.6 1.5.2 2.5.1 2.8.7.7 1.1 1.7 1.1 2.8 0 4-2.5 4.9-4.8 5.2.4.3.7 1 .7 2v2.8c0 .3.2.6.7.5A10.5 10.5 0 0 0 12 1.5Z',
  google:
    'M12 10.2v3.9h5.4a4.6 4.6 0 0 1-2 3l3.3 2.6c1.9-1.8 3-4.4 3-7.5 0-.7-.1-1.4-.2-2H12Zm-5.6 3.6-.7.6-2.6 2A10 10 0 0 0 12 22c2.7 0 5-.9 6.7-2.4l-3.3-2.5c-.9.6-2 1-3.4 1a6 6 0 0 1-5.6-4.2ZM3.1 7.6a10 10 0 0 0 0 8.9l3.3-2.6a6 6 0 0 1 0-3.8L3.1 7.6ZM12 5.9c1.5 0 2.8.5 3.9 1.5l2.9-2.9A10 10 0 0 0 3.1 7.6l3.3 2.5A6 6 0 0 1 12 5.9Z',
}

/** Sign-in through somebody else, where the operator has set it up. */
export function ProviderButtons({ providers, next }: { providers: Provider[]; next: string }) {
  const { auth } = useWords()
  const [pending, setPending] = useState<Provider>()
  if (providers.length === 0) return null

  function choose(provider: Provider): void {
    setPending(provider)
    signInWith(provider, next).catch(() => setPending(undefined))
  }

  return (
    <>
      <div className="my-5 flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">{auth.or}</div>
      <div className="flex flex-col gap-2">
        {providers.map(provider => (
          <Button key={provider} look="secondary" size="lg" pending={pending === provider} onClick={() => choose(provider)}>
            <svg viewBox="0 0 24 24" aria-hidden="true" className="size-4.5" fill="currentColor">
              <path d={marks[provider]} />
            </svg>
            {auth.continueWith[provider]}
          </Button>
        ))}
      </div>
    </>
  )
}
