import type { Ctx } from '@/lib/messaging/ctx'

/** The process answers. */
export async function getLiveness(): Promise<{ status: 'ok' }> {
  return { status: 'ok' }
}

/** The database answers; throws `unavailable` otherwise. */
export async function getReadiness({ sql }: Ctx): Promise<{ status: 'ok'; database: 'ok' }> {
  await sql`select 1`
  return { status: 'ok', database: 'ok' }
}
