import type { ErrorCode } from '@/lib/contract/errors'
import type { Request } from '@/lib/contract/views'
import { ApiError, call } from './api'
import { loseConversation, receiveRequest } from './cache'
import type { DecidedRequest, RequestAction, RequestDecision } from './held-decisions'
import { keys } from './keys'
import { cancelRequest, decideRequests } from './routes'
import type { Runtime } from './runtime'
import { fetchMe } from './server-calls'
import { showBlocked } from './use-block'

/** As many as one call decides. */
const mostAtOnce = 100

/** What each request is afterwards. */
const outcomes = { accept: 'accepted', decline: 'declined', block: 'declined', cancel: 'cancelled' } as const satisfies Record<RequestAction, Request['status']>

/** Tells a decision to the server and shows what came of it. Throws the first refusal, after all that could be decided is. */
export async function tellDecision(runtime: Runtime, { action, requests }: RequestDecision, leaving: boolean): Promise<void> {
  const refused: unknown[] = []
  for (let at = 0; at < requests.length; at += mostAtOnce) {
    const part = requests.slice(at, at + mostAtOnce)
    const answers = await (action === 'cancel' ? cancelAll(part, leaving) : decideAll(action, part, leaving))
    part.forEach((request, index) => {
      const refusal = answers[index]
      if (refusal) refused.push(refusal)
      else show(runtime, action, request)
    })
  }
  const { cache, client } = runtime
  // Here before the request is, so that the count never goes up and down again.
  const me = await fetchMe().catch(() => undefined)
  if (me) cache.me.set(me)
  if (refused.length === 0) return
  void client.invalidateQueries({ queryKey: keys.requestLists })
  throw refused[0]
}

function show(runtime: Runtime, action: RequestAction, { id, conversationId, from }: DecidedRequest): void {
  const { cache, followUp } = runtime
  const listed = cache.requests().flatMap(({ list }) => list.get()?.items ?? []).find(request => request.id === id)
  if (listed) followUp(receiveRequest(cache, { ...listed, status: outcomes[action] }))
  if (action === 'block') showBlocked(runtime, from.id)
  if (action === 'accept' || action === 'cancel') followUp([{ do: 'fetchConversation', conversationId }])
  else followUp(loseConversation(cache, conversationId))
}

async function decideAll(action: Exclude<RequestAction, 'cancel'>, requests: DecidedRequest[], keepalive: boolean): Promise<unknown[]> {
  const { items } = await call(decideRequests, { body: { ids: requests.map(({ id }) => id), action }, keepalive })
  const codes = new Map(items.map(({ id, code }) => [id, code]))
  return requests.map(({ id }) => refusalOf(codes.get(id) ?? null))
}

/** One after the other: there is no call for many. A page that is going cannot wait. */
async function cancelAll(requests: DecidedRequest[], leaving: boolean): Promise<unknown[]> {
  const cancel = ({ id }: DecidedRequest) => call(cancelRequest, { params: { id }, keepalive: leaving }).then(() => null, (error: unknown) => (isOver(error) ? null : error))
  if (leaving) return Promise.all(requests.map(cancel))
  const answers: unknown[] = []
  for (const request of requests) answers.push(await cancel(request))
  return answers
}

/** What is over already needs no decision any more. */
function refusalOf(code: ErrorCode | null): ApiError | null {
  return code === null || code === 'not_found' ? null : new ApiError(409, code, 'This could not be decided.')
}

function isOver(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'not_found'
}
