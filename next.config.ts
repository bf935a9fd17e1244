import type { NextConfig } from 'next'
import { addCompileHints } from './server/compile-hints'

/** Sent with every page and asset; the content security policy is made per request in proxy.ts. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(self), geolocation=(), browsing-topics=()' },
]

const config: NextConfig = {
  cacheComponents: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // The older contracts have paths that end in a slash, and a redirect would turn their POST into a GET.
  skipTrailingSlashRedirect: true,
  // `npm run verify` checks types with TypeScript 7, which Next's own check does not run with.
  typescript: { ignoreBuildErrors: true },
  // A lock file in a parent folder must not make that folder the root.
  turbopack: { root: process.cwd() },
  outputFileTracingRoot: process.cwd(),
  serverExternalPackages: ['@node-rs/argon2', 'busboy', 'esbuild', 'linkedom', 'postgres', 'pino', 'prom-client', 'ws'],
  compiler: { runAfterProductionCompile: async ({ distDir }) => addCompileHints(distDir) },
  agentRules: false,
  devIndicators: false,
  experimental: { agentUpgrade: false },
  // The older contracts also answer at the addresses that their documents show.
  async rewrites() {
    return {
      beforeFiles: [
        ...['users', 'conversations', 'messages'].map(name => ({ source: `/${name}/:path*`, destination: `/api/direct/${name}/:path*` })),
        { source: '/dms/:path*', destination: '/api/dms/:path*' },
      ],
      afterFiles: [],
      fallback: [],
    }
  },
  async headers() {
    return [{ source: '/:path*', headers: securityHeaders }]
  },
}

export default config
