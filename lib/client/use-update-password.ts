'use client'
import { call } from './api'
import { keys } from './keys'
import { useRuntime } from './realtime-provider'
import { updatePassword } from './routes'

/** Changes one's password and signs out every other device. Throws `ApiError`. */
export function useUpdatePassword(): (currentPassword: string, newPassword: string) => Promise<void> {
  const { client } = useRuntime()
  return async (currentPassword, newPassword) => {
    // Who has none yet gives none.
    await call(updatePassword, { body: { ...(currentPassword && { currentPassword }), newPassword } })
    await client.invalidateQueries({ queryKey: keys.sessions })
  }
}
