import type { Conversation } from '@/lib/contract/views'
import { getConversation } from '../conversations/get-conversation'
import type { Publication } from '../ctx'
import { followUser } from '../people/follow-user'
import type { Actor, Scene } from '../testing/scene'
import { createGroup } from './create-group'

/** What tests of groups say again and again, over one scene. */
export function cast({ person, published }: Pick<Scene, 'person' | 'published'>) {
  /** Somebody whom `actor` may write to without asking. */
  async function friendOf(actor: Actor, name?: string): Promise<Actor> {
    const friend = await person(name ? { name } : {})
    await followUser(actor, { id: friend.made.id })
    return friend
  }

  /** A group that Ada owns, with friends of hers in it. */
  async function walkers() {
    const ada = await person({ name: 'Ada' })
    const [ben, cleo] = [await friendOf(ada, 'Ben'), await friendOf(ada, 'Cleo')]
    const { id } = await createGroup(ada, { memberIds: [ben.made.id, cleo.made.id], name: 'Walkers' })
    return { ada, ben, cleo, id }
  }

  /** What reached somebody since `mark`, an earlier length of `published`. */
  const heardBy = ({ made }: Actor, mark = 0): Publication['event'][] =>
    published.slice(mark).flatMap(({ userIds, event }) => (userIds.includes(made.id) ? [event] : []))

  return { friendOf, walkers, heardBy }
}

/** Who is in the group and how, by name: `Ada owner active`. */
export async function standings(viewer: Actor, id: string): Promise<string[]> {
  return standingsIn(await getConversation(viewer, { id }))
}

export function standingsIn({ members }: Conversation): string[] {
  return members.map(({ user, role, state }) => `${user.name} ${role} ${state}`)
}
