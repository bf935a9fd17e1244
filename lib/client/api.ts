import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReturnOf } from '@/lib/contract/endpoint'
import type { ErrorCode, FieldError } from '@/lib/contract/errors'

/** Why a call did not succeed. `offline`: no answer came at all. `retryAfter` is seconds. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode | 'offline',
    readonly detail: string,
    readonly errors?: FieldError[],
    readonly retryAfter?: number,
  ) {
    super(detail)
    this.name = 'ApiError'
  }
}

export interface CallInput<E extends Endpoint> {
  params?: ParamsOf<E>
  query?: Partial<Record<keyof QueryOf<E>, string | number | undefined>>
  body?: BodyOf<E>
  signal?: AbortSignal
  keepalive?: boolean
}

/** Calls an endpoint of the native API. Throws `ApiError`. */
export async function call<E extends Endpoint>(endpoint: E, input: CallInput<E> = {}): Promise<ReturnOf<E>> {
  throw new ApiError(0, 'offline', `${endpoint.name} ${String(input.body)}`)
}
