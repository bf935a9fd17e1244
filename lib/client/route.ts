import type { Endpoint } from '@/lib/contract/endpoint'

/**
 * What a browser must know of an endpoint to call it. The schemas stay on the server, which is the one that checks; here
 * they are types alone, and weigh nothing.
 */
export interface Route<E extends Endpoint = Endpoint> extends Pick<Endpoint, 'method' | 'path' | 'auth' | 'bodyType'> {
  /** Never there: it carries the types. */
  readonly endpoint?: E
}

/** The endpoint that is called by a route. */
export type EndpointOf<R extends Route> = R extends Endpoint ? R : R extends Route<infer E> ? E : never
