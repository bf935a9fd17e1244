import { createGroup } from '../groups/create-group'
import type { Actor } from './scene'

/** A group of its owner and others, all of whom are in. */
export async function group(owner: Actor, ...others: Actor[]): Promise<string> {
  const { id } = await createGroup(owner, { memberIds: others.map(({ made }) => made.id), name: 'Friends' })
  await owner.sql`
    with held as (update conversations set version = version + 1 where id = ${id} returning id)
    update memberships m set state = 'active' from held where m.conversation_id = held.id`
  return id
}
