'use client'

import { useState } from 'react'
import type { NewToken } from '@/lib/client/use-create-token'
import { useWords } from '@/components/language/language-provider'
import { ApiReferenceLink } from './api-reference-link'
import { CopyField } from './copy-field'
import { Answering, Part } from './parts'
import { SessionList } from './session-list'
import { TokenForm } from './token-form'

/** What programs act with in somebody's name. */
export default function Tokens() {
  const words = useWords().settings.tokens
  const [token, setToken] = useState<NewToken>()
  return (
    <>
      <p className="-mb-3">
        {words.explain} <ApiReferenceLink />
      </p>
      <Part title={words.create} hint={words.createHint}>
        <Answering>
          <TokenForm onCreated={setToken} />
        </Answering>
      </Part>
      {token && <CreatedToken token={token} />}
      <Part title={words.active}>
        <SessionList kind="token" />
      </Part>
    </>
  )
}

function CreatedToken({ token }: { token: NewToken }) {
  const words = useWords().settings.tokens
  return (
    <section role="status" aria-label={words.created} className="flex flex-col gap-4 rounded-lg border border-accent/50 bg-accent-soft/40 p-4">
      <div>
        <h2 className="font-semibold">{words.created}</h2>
        <p className="text-sm">{words.createdHint}</p>
      </div>
      <CopyField label={words.accessToken} hint={words.accessTokenHint(Math.round(token.expiresIn / 60))} value={token.accessToken} copyLabel={words.copyOf(words.accessToken)} />
      <CopyField label={words.refreshToken} hint={words.refreshTokenHint} value={token.refreshToken} copyLabel={words.copyOf(words.refreshToken)} />
    </section>
  )
}
