import path from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    environment: 'node',
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['node_modules/**', '.next/**', 'data/**', '.cache/**', 'e2e/**/*.spec.ts'],
    globalSetup: [path.join(import.meta.dirname, 'db/test-server.ts')],
    setupFiles: [path.join(import.meta.dirname, 'db/test-database.ts'), path.join(import.meta.dirname, 'lib/storage/test-folder.ts')],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { NODE_ENV: 'test', PARLEY_TEST: '1', RATE_LIMITS: 'off', NEXTAUTH_SECRET: 'a secret for tests alone, never used elsewhere' },
  },
})
