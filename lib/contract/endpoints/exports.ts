import * as z from 'zod/mini'
import { bytes, endpoint } from '../endpoint'
import { ref } from '../input'
import { exportView } from '../views'

const tag = 'Accounts'

/** One is made at a time and at most one an hour: what is being made, or was made within the hour, is answered with 200. */
export const requestExport = endpoint({
  name: 'requestExport',
  method: 'POST',
  path: '/api/me/export',
  tag,
  summary: 'Have a zip made of everything of one’s own: JSON, pages to read, and files. It is kept for 7 days.',
  status: 202,
  returns: exportView,
  errors: ['unavailable'],
})

export const listExports = endpoint({
  name: 'listExports',
  method: 'GET',
  path: '/api/me/export',
  tag,
  summary: 'One’s own exports and how they stand.',
  returns: z.object({ items: z.array(exportView) }),
})

/** Ranges. While it is being made: 202 with the export as JSON. */
export const getExport = endpoint({
  name: 'getExport',
  method: 'GET',
  path: '/api/me/export/{id}',
  tag,
  summary: 'The zip of an export. While it is still being made, 202 with how it stands; `conflict` for one that failed.',
  params: z.object({ id: ref }),
  returns: bytes,
  produces: 'binary',
  errors: ['not_found', 'conflict', 'range_not_satisfiable'],
})
