import * as z from 'zod/mini'
import { empty, endpoint } from '../endpoint'
import { birthDate, displayName, email, password, ref, username } from '../input'
import { me, page, session } from '../views'

const tag = 'Accounts'
const tokens = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  tokenType: z.literal('Bearer'),
  expiresIn: z.int(),
  user: me,
})

/** Sign up (contracts README, rule 1). */
export const signUp = endpoint({
  name: 'signUp',
  method: 'POST',
  path: '/api/accounts',
  tag,
  summary: 'Make an account.',
  auth: 'none',
  limit: 'credentials',
  status: 201,
  body: z.object({ username, password, name: displayName, email: z.optional(email) }),
  returns: z.object({ user: me }),
  errors: ['validation_failed', 'username_taken', 'rate_limited'],
  example: { body: { username: 'ada', password: 'correct horse battery', name: 'Ada Lovelace' } },
})

/** The password grant (contracts README, rule 1). `expiresIn` is seconds. */
export const createToken = endpoint({
  name: 'createToken',
  method: 'POST',
  path: '/api/tokens',
  tag,
  summary: 'Exchange username and password for tokens.',
  auth: 'none',
  limit: 'credentials',
  status: 201,
  body: z.object({ username: z.string().check(z.maxLength(200)), password: z.string().check(z.maxLength(128)) }),
  returns: tokens,
  errors: ['validation_failed', 'invalid_credentials', 'account_suspended', 'rate_limited'],
  example: { body: { username: 'ada', password: 'correct horse battery' } },
})

/** A refresh token works once; using an old one again revokes the whole family (native.md). */
export const refreshToken = endpoint({
  name: 'refreshToken',
  method: 'POST',
  path: '/api/tokens/refresh',
  tag,
  summary: 'Exchange a refresh token for new tokens.',
  auth: 'none',
  limit: 'credentials',
  status: 201,
  body: z.object({ refreshToken: z.string().check(z.maxLength(2048)) }),
  returns: tokens,
  errors: ['validation_failed', 'unauthenticated', 'rate_limited'],
  example: { body: { refreshToken: 'eyJhbGciOiJIUzI1NiJ9.eyJnIjowfQ.c2lnbmF0dXJl' } },
})

export const deleteCurrentToken = endpoint({
  name: 'deleteCurrentToken',
  method: 'DELETE',
  path: '/api/tokens/current',
  tag,
  summary: 'Sign out this device.',
  status: 204,
  returns: empty,
})

export const listSessions = endpoint({
  name: 'listSessions',
  method: 'GET',
  path: '/api/sessions',
  tag,
  summary: 'Devices that are signed in.',
  returns: page(session),
})

export const deleteSession = endpoint({
  name: 'deleteSession',
  method: 'DELETE',
  path: '/api/sessions/{id}',
  tag,
  summary: 'Sign out a device.',
  status: 204,
  params: z.object({ id: ref }),
  returns: empty,
  errors: ['not_found'],
})

export const getMe = endpoint({
  name: 'getMe',
  method: 'GET',
  path: '/api/me',
  tag,
  summary: 'The caller.',
  returns: me,
})

export const updateMe = endpoint({
  name: 'updateMe',
  method: 'PATCH',
  path: '/api/me',
  tag,
  summary: 'Change the profile.',
  body: z.object({
    name: z.optional(displayName),
    bio: z.optional(z.string().check(z.maxLength(500))),
    email: z.optional(z.nullable(email)),
    birthDate: z.optional(z.nullable(birthDate)),
    /** An own upload, an image; null for none. */
    avatarUploadId: z.optional(z.nullable(z.uuid())),
  }),
  returns: me,
  errors: ['validation_failed', 'control_characters', 'foreign_upload'],
  example: { body: { name: 'Ada, Countess of Lovelace' } },
})

/** Who came through another provider and has no password yet sets one without `currentPassword`. */
export const updatePassword = endpoint({
  name: 'updatePassword',
  method: 'PUT',
  path: '/api/me/password',
  tag,
  summary: 'Change the password, and sign out every other device.',
  limit: 'credentials',
  status: 204,
  body: z.object({ currentPassword: z.optional(z.string().check(z.maxLength(128))), newPassword: password }),
  returns: empty,
  errors: ['validation_failed', 'wrong_password', 'rate_limited'],
  example: { body: { currentPassword: 'correct horse battery', newPassword: 'battery horse correct' } },
})

/** What was said stays with whoever it was said to. Who has no password need not give one. */
export const deleteMe = endpoint({
  name: 'deleteMe',
  method: 'DELETE',
  path: '/api/me',
  tag,
  summary: 'Delete the account, for good.',
  limit: 'credentials',
  status: 204,
  body: z.object({ password: z.optional(z.string().check(z.maxLength(128))) }),
  returns: empty,
  errors: ['validation_failed', 'wrong_password', 'rate_limited'],
  example: { body: { password: 'correct horse battery' } },
})
