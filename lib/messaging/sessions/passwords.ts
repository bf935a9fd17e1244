import { hash, verify } from '@node-rs/argon2'

// Argon2id (the library's default) with 19 MiB and two passes: what OWASP asks for at the least, about 20 ms of one core.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

/** Takes as long for somebody who is not there, so that time tells nobody who is. */
export async function passwordMatches(password: string, passwordHash: string | null): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobodysHash()), password.normalize('NFKC'))
  return matches && passwordHash !== null
}

let nobody: Promise<string> | undefined

function nobodysHash(): Promise<string> {
  return (nobody ??= hashPassword('somebody who is not there'))
}
