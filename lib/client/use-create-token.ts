'use client'
import type { Contract } from '@/lib/contract'
import type { ReturnOf } from '@/lib/contract/endpoint'
import { call } from './api'
import { keys } from './keys'
import { useRuntime } from './realtime-provider'
import { createToken } from './routes'

/** What a program signs in with; told once. */
export type NewToken = ReturnOf<Contract['createToken']>

/** Makes a token for a program, by the password of the person who is signed in. Throws `ApiError`. */
export function useCreateToken(): (username: string, password: string) => Promise<NewToken> {
  const { client } = useRuntime()
  return async (username, password) => {
    const token = await call(createToken, { body: { username, password } })
    await client.invalidateQueries({ queryKey: keys.sessions })
    return token
  }
}
