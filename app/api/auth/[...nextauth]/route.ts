import NextAuth from 'next-auth'
import { authOptions } from '@/lib/http/auth-options'
import { defineForeign } from '@/lib/http/next'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

// The options are read at each call, since they depend on run-time configuration.
const handler = defineForeign(async (request, context: Context) => (await NextAuth(authOptions())(request, context)) as Response)

export { handler as GET, handler as POST }
