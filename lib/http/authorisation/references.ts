import { type EndpointName, endpointNames, placeOf, thingKinds, type Things } from './calls'
import { expectedStatus } from './expectations'
import type { Matrix } from './matrix'
import type { PersonaName } from './personas'

/** A place in a call that names a thing, and what a name of nothing gets there. */
export interface Reference {
  name: EndpointName
  kind: keyof Things
  place: 'path' | 'input'
  /** Statuses for an id of nothing, and for what is no id. */
  unknown: number
  noId: number
}

/** What differs from the rule: 404 for what does not exist, in query and body 422 for what is no id at all. */
const answers: { why: string; unknown: number; noId?: number; names: readonly EndpointName[]; kinds?: readonly (keyof Things)[] }[] = [
  { why: 'Of many, each is answered for itself.', unknown: 200, names: ['decideRequests'], noId: 200 },
  { why: 'Of many, each is answered for itself.', unknown: 201, names: ['forwardMessage'], kinds: ['elsewhere'], noId: 201 },
  { why: 'Whoever is not known is left out.', unknown: 200, names: ['listPresence'] },
  { why: 'Nobody has said anything there.', unknown: 200, names: ['searchMessages'], kinds: ['person'] },
  { why: 'What is not there is gone already.', unknown: 204, names: ['deletePushSubscription'], noId: 204 },
  { why: 'The verdict is `denied`, with the reason.', unknown: 200, names: ['getContactVerdict'] },
  { why: 'Another’s upload is refused like one that does not exist (decision 18).', unknown: 400, names: ['sendMessage', 'updateMe'], kinds: ['ownUpload'] },
]

/** Every place in every call that names a thing. */
export const references: Reference[] = endpointNames.flatMap(name =>
  thingKinds.flatMap(kind => {
    const place = placeOf(name, kind)
    return place ? [{ name, kind, place, ...statuses(name, kind, place) }] : []
  }),
)

function statuses(name: EndpointName, kind: keyof Things, place: Reference['place']): Pick<Reference, 'unknown' | 'noId'> {
  const { unknown = 404, noId } = answers.find(({ names, kinds }) => names.includes(name) && (!kinds || kinds.includes(kind))) ?? {}
  return { unknown, noId: noId ?? (place === 'path' ? unknown : 422) }
}

const homes: readonly PersonaName[] = ['one of two', 'an owner', 'an administrator outside']

/** Somebody whose call would do what it asks. */
export function homeOf(name: EndpointName): PersonaName {
  return homes.find(persona => expectedStatus(name, persona) < 300) ?? 'one of two'
}

/** What anybody may name: people, and for staff reports. */
const open: readonly (keyof Things)[] = ['person', 'stranger', 'report']

const noIds = ['0', '-1', '1e3', '1.5', '99999999999999999', 'inbox', '\'', 'é', '💥', '00000000-0000-0000-0000-00000000000g']

/** What else might stand in the place of a thing: somebody else's, another kind of thing, and what is no id. */
export async function substitutes(matrix: Matrix, kind: keyof Things, things: Things): Promise<{ what: string; id: string; isId: boolean }[]> {
  const foreign = (await matrix.world('an outsider of a group')).things
  const otherKind = kind === 'webhook' ? things.person : things.webhook
  return [
    ...(open.includes(kind) ? [] : [{ what: 'somebody else’s', id: foreign[kind], isId: true }]),
    { what: 'another kind of thing', id: otherKind, isId: true },
    ...noIds.map(id => ({ what: id, id, isId: false })),
  ]
}
