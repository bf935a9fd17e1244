import type { FieldError, ParleyError } from '@/lib/contract/errors'

/**
 * A refusal as FastAPI words it: `{"detail": string}`, and field by field what does not fit, which is 422 (rules 8 and 9).
 * `names`: what the core calls otherwise than the contract.
 */
export function fastApiBody({ message, extra }: ParleyError, status: number, names: Record<string, string>) {
  return { detail: status === 422 ? (extra.errors ?? []).map(error => detailOf(error, names)) : message }
}

function detailOf({ in: where = 'body', path, message }: FieldError, names: Record<string, string>) {
  return { loc: [where, ...path.split('.').filter(Boolean).map(name => names[name] ?? name)], msg: message, type: 'value_error' }
}
