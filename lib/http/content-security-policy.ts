import type { Environment } from '@/lib/environment'

type Policy = {
  /** Base64, new for every request. */
  nonce: string
  pusher: Environment['pusher']
  /** React's development build evaluates strings; production does not. */
  development: boolean
}

/** The `Content-Security-Policy` of a page: nothing from another host but the configured Pusher's socket. */
export function contentSecurityPolicy({ nonce, pusher, development }: Policy): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    ["connect-src 'self'", ...socketSources(pusher)].join(' '),
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** 'self' covers the embedded hub, whose socket has the page's own host and port. */
function socketSources(pusher: Environment['pusher']): string[] {
  if (!pusher) return []
  if (!pusher.host) return [`wss://ws-${pusher.cluster}.pusher.com`]
  return [`${pusher.scheme === 'https' ? 'wss' : 'ws'}://${pusher.host}:${pusher.port}`]
}
