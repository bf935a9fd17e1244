import { NextResponse, type NextRequest } from 'next/server'
import { environment } from '@/lib/environment'
import { contentSecurityPolicy } from '@/lib/http/content-security-policy'

/** Gives every page a content security policy with a nonce of its own. It decides nothing about who may see what. */
export function proxy(request: NextRequest): NextResponse {
  const { mode, pusher } = environment()
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const policy = contentSecurityPolicy({ nonce, pusher, development: mode === 'development' })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  // So that a layout that asks for a sign-in can lead back here.
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  // Next puts the nonce that it finds here on its own scripts.
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

export const config = {
  matcher: ['/((?!api/|_next/static|_next/image|icon|apple-icon|sw\\.js|manifest\\.webmanifest|favicon\\.ico).*)'],
}
