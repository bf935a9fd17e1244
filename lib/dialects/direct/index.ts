import type { Dialect } from '@/lib/http/dialect'
import { sendDirectMessage } from './endpoints/send-direct-message'
import { surface } from './surface'

/** The contract of direct.md. */
export const direct: Dialect = {
  surface,
  routes: [sendDirectMessage],
}
