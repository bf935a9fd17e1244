import { createKeptDatabase, type KeptDatabase } from './kept-database'

const personKey = 'parley:person'

let database: KeptDatabase | undefined
let forgotten = false

/** What this browser keeps; one connection for the page. */
export function keptDatabase(): KeptDatabase {
  database ??= createKeptDatabase()
  return database
}

/** Whose state this browser keeps, to start without a network. */
export function keptPerson(): string | undefined {
  try {
    return localStorage.getItem(personKey) ?? undefined
  } catch {
    return undefined
  }
}

/** From now on this browser keeps the state of one person, and of nobody else. */
export async function keepPerson(userId: string): Promise<void> {
  forgotten = false
  if (keptPerson() !== userId) await keptDatabase().forget(userId)
  try {
    localStorage.setItem(personKey, userId)
  } catch {
    // Storage is switched off: then a start without a network shows nobody's.
  }
}

/** Whoever it was signed out, or was signed out: nothing of theirs stays for whoever comes next. */
export async function forgetPerson(): Promise<void> {
  forgotten = true
  try {
    localStorage.removeItem(personKey)
  } catch {
    // As said above.
  }
  await keptDatabase().forget()
}

/** Nothing may be kept once somebody is gone, whatever is still on its way. */
export function isForgotten(): boolean {
  return forgotten
}
