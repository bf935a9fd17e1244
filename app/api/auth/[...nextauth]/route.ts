import NextAuth from 'next-auth'
import { authOptions } from '@/lib/http/auth-options'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

// The options are read at each call, since they depend on run-time configuration.
async function handler(request: Request, context: Context): Promise<Response> {
  return (await NextAuth(authOptions())(request, context)) as Response
}

export { handler as GET, handler as POST }
