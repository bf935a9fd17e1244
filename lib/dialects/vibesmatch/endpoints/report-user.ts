import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { reportUser as report } from '@/lib/messaging/moderation/create-report'
import { calls, tag } from '../limits'
import { success } from '../map'
import { saying, userNotFound } from '../refusal'
import * as views from '../views'

/** "POST /api/v1/users/{user_id}/report", with the "Report Categories". An open report of the same person is answered again (200). */
const definition = endpoint({
  name: 'vibesmatchReportUser',
  method: 'POST',
  path: '/api/v1/users/{user_id}/report',
  tag,
  summary: 'Report a user.',
  limit: calls,
  status: 201,
  params: z.object({ user_id: ref }),
  body: z.object({
    reason: z.enum(['fake_profile', 'inappropriate_behavior', 'spam', 'other']),
    description: z.optional(z.nullable(z.string())),
  }),
  returns: views.success(z.object({ message: z.string(), report_id: z.uuid() })),
  errors: ['validation_failed', 'control_characters', 'text_too_long', 'bad_request', 'not_found'],
  example: { body: { reason: 'fake_profile', description: 'Profile photos appear to be stock images' } },
})

export const reportUser = route(definition, async (ctx, { user_id: id, reason, description }) => {
  const { outcome, view } = await saying({ not_found: userNotFound }, report(ctx, { id, reason, description: description ?? undefined }))
  return { outcome, view: success({ message: 'Report submitted successfully', report_id: view.id }) }
})
