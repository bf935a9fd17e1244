import path from 'node:path'
import { ensureBuild } from '@/server/build'

/** Makes the production build once, before any story starts a server. */
export default async function build(): Promise<void> {
  if (process.env.STORIES_AT) return
  await ensureBuild({ root: path.resolve(import.meta.dirname, '..'), report: () => {} })
}
