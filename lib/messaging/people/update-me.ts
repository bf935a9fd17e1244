import { ParleyError } from '@/lib/contract/errors'
import type { Me } from '@/lib/contract/views'
import type { CallerCtx } from '../ctx'
import { avatarUrlOf, withAvatar } from '../media/avatar'
import { keyOf } from '../pattern'
import { getMe } from './get-me'

interface Input {
  name?: string | undefined
  bio?: string | undefined
  email?: string | null | undefined
  /** `YYYY-MM-DD`. */
  birthDate?: string | null | undefined
  /** An own image. */
  avatarUploadId?: string | null | undefined
}

/** Changes what is given of the caller's profile and leaves the rest. */
export async function updateMe(ctx: CallerCtx, input: Input): Promise<Me> {
  const bio = input.bio?.trim().normalize('NFC').replace(/\r\n?/g, '\n')
  if (bio !== undefined && /[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/u.test(bio)) {
    throw new ParleyError('control_characters', 'The text has characters that cannot be shown.')
  }
  const avatarUrl = input.avatarUploadId === undefined ? undefined : await avatarUrlOf(ctx, input.avatarUploadId)
  await ctx.sql`
    ${avatarUrl === undefined ? ctx.sql`` : ctx.sql`with ${withAvatar(ctx, avatarUrl)}`}
    update users set avatar_url = case when ${avatarUrl !== undefined} then ${avatarUrl ?? null} else avatar_url end,
      name = coalesce(${input.name ?? null}, name), name_key = coalesce(${input.name === undefined ? null : keyOf(input.name)}, name_key),
      bio = coalesce(${bio ?? null}, bio), email = case when ${input.email !== undefined} then ${input.email ?? null} else email end,
      birth_date = case when ${input.birthDate !== undefined} then ${input.birthDate ?? null}::date else birth_date end
    where id = ${ctx.caller.userId}`
  return getMe(ctx)
}
