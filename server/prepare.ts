import nextEnvironment from '@next/env'
import { projectRoot, readEnvironment, type Environment } from '@/lib/environment'
import { freePort } from '@/server/ports'
import { keepSecrets } from '@/server/secrets'

/**
 * Reads `.env` and the environment, and adds what an operator need not set: secrets, hub credentials, our own address.
 * From here on every module, in every bundle of this process, finds a complete environment.
 * @throws EnvironmentError
 */
export async function prepareEnvironment({ development }: { development: boolean }): Promise<Environment> {
  // Next builds and serves for exactly one of these, and .env.development must not rule production.
  const asked = process.env.NODE_ENV
  setVariables({ NODE_ENV: development ? 'development' : 'production' })
  nextEnvironment.loadEnvConfig(projectRoot, development, { info: () => {}, error: (...text: unknown[]) => console.error(...text) })
  const given = readEnvironment({ ...process.env, NODE_ENV: asked })
  const secrets = keepSecrets(given.dataDir)
  const port = given.server.port || await freePort()
  setVariables({
    DATA_DIR: given.dataDir,
    PORT: String(port),
    NEXT_TELEMETRY_DISABLED: '1',
    PARLEY_FORWARDS: '1',
    NEXTAUTH_SECRET: given.auth.secret ?? secrets.auth,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || (given.server.publicUrl ?? `http://localhost:${port}`),
    ...(!given.pusher && { PARLEY_HUB_APP_ID: secrets.hub.appId, PARLEY_HUB_KEY: secrets.hub.key, PARLEY_HUB_SECRET: secrets.hub.secret }),
  })
  // Whoever set no address is reached under several: localhost, 127.0.0.1, a name in the local network.
  const trustHost = process.env.AUTH_TRUST_HOST ? given.auth.trustHost : !given.server.publicUrl
  // next-auth takes any value, even 0, for a yes.
  if (trustHost) setVariables({ AUTH_TRUST_HOST: '1' })
  else delete process.env.AUTH_TRUST_HOST
  return readEnvironment()
}

/** Makes variables part of the environment, also of the one that Next goes back to when a .env file changes. */
export function setVariables(variables: Record<string, string>): void {
  Object.assign(process.env, variables)
  nextEnvironment.updateInitialEnv(variables)
}
