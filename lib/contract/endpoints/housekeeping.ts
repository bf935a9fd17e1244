import { empty, endpoint } from '../endpoint'

/** Anybody may call it: it does nothing that was not due anyway. */
export const runHousekeeping = endpoint({
  name: 'runHousekeeping',
  method: 'GET',
  path: '/api/housekeeping',
  tag: 'Service',
  summary: 'For the clock of a serverless host, once a minute: do what is due (scheduled messages, pushes, purging).',
  auth: 'none',
  status: 204,
  returns: empty,
})
