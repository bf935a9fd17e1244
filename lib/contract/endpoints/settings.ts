import { endpoint } from '../endpoint'
import { settings, settingsChanges } from '../settings'

const tag = 'Settings'

export const getSettings = endpoint({
  name: 'getSettings',
  method: 'GET',
  path: '/api/me/settings',
  tag,
  summary: 'The caller’s settings.',
  returns: settings,
})

/** Changes what is given and leaves the rest; `quietHours` goes as a whole. */
export const updateSettings = endpoint({
  name: 'updateSettings',
  method: 'PATCH',
  path: '/api/me/settings',
  tag,
  summary: 'Change settings.',
  body: settingsChanges,
  returns: settings,
  errors: ['validation_failed'],
  example: { body: { whoCanMessage: 'followers', notifications: { preview: false } } },
})
