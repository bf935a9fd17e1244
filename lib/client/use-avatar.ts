'use client'
import { useState } from 'react'
import { call } from './api'
import { createUpload } from './routes'
import { useUpdateMe } from './use-update-me'

export interface AvatarUpdate {
  /** Hands in a picture and shows it as one's own. Throws `ApiError`. */
  set(picture: Blob): Promise<void>
  /** Throws `ApiError`. */
  remove(): Promise<void>
  busy: boolean
}

/** Changing one's profile picture. */
export function useAvatar(): AvatarUpdate {
  const { update } = useUpdateMe()
  const [busy, setBusy] = useState(false)

  async function during(work: () => Promise<unknown>): Promise<void> {
    setBusy(true)
    try {
      await work()
    } finally {
      setBusy(false)
    }
  }

  return {
    set: picture =>
      during(async () => {
        const file = new File([picture], 'profile-picture.jpg', { type: picture.type })
        const { id } = await call(createUpload, { body: { file } })
        await update({ avatarUploadId: id })
      }),
    remove: () => during(() => update({ avatarUploadId: null })),
    busy,
  }
}
