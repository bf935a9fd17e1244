'use client'
import type { BodyOf } from '@/lib/contract/endpoint'
import type { updateMe } from '@/lib/contract/endpoints/accounts'
import type { Me } from '@/lib/contract/views'
import { ApiError } from './api'

export interface ProfileUpdate {
  /** Changes the profile. Throws `ApiError`. */
  update(changes: BodyOf<typeof updateMe>): Promise<Me>
  updating: boolean
  error: ApiError | null
}

/** Changing one's profile. */
export function useUpdateMe(): ProfileUpdate {
  return { update: async () => { throw new ApiError(0, 'offline', '') }, updating: false, error: null }
}
