import { makeExport } from '../account/make-export'
import { sendScheduled } from '../messages/send-scheduled'
import { notifyMessage } from '../notifications/notify-message'
import { previewLink } from '../previews/preview-link'
import { deliverWebhook } from '../webhooks/deliver-webhook'
import type { AnyJob } from './job'

/** Every kind of job that a worker does. */
export const jobs: readonly AnyJob[] = [sendScheduled, notifyMessage, deliverWebhook, previewLink, makeExport]
