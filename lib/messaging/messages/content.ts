import { createHash } from 'node:crypto'
import { notFound } from '@/lib/contract/errors'
import { normaliseText } from '@/lib/contract/text'
import { assertRef, type MembershipFacts, messageOf } from '../access'
import type { CallerCtx } from '../ctx'
import { ownUploads } from '../media/own-uploads'
import { keyOf } from '../pattern'

/** What somebody wants to say. */
export interface Said {
  text?: string | undefined
  /** Words about the files, told apart from `text` where a surface shows both; everywhere else they follow it. */
  caption?: string | undefined
  replyToId?: string | undefined
  uploadIds?: string[] | undefined
  silent?: boolean | undefined
  /** Said before, elsewhere: whoever forwards may see these files, but they need not be theirs. */
  forwarded?: { uploadIds: string[] } | undefined
}

/** The same, checked and ready to be written. */
export interface Content {
  text: string
  /** Where the caption begins in `text`. */
  captionAt: number | null
  replyToId: string | null
  uploadIds: string[]
  mentions: string[]
  silent: boolean
  forwarded: boolean
  /** Of all that makes two messages the same under one client id (rule 7). */
  fingerprint: string
}

/**
 * Checks what is said against the rules of text (rule 6), of uploads (own ones, decision 18) and of replies (in the
 * same conversation, and to what is there: decision 19), and finds out who is mentioned.
 */
export async function contentOf(ctx: CallerCtx, facts: MembershipFacts, said: Said): Promise<Content> {
  const uploadIds = said.forwarded?.uploadIds ?? (await ownUploads(ctx, said.uploadIds ?? [])).map(({ id }) => id)
  const text = textOf(said, uploadIds.length > 0)
  return {
    text,
    captionAt: captionAt(said, text),
    replyToId: said.replyToId === undefined ? null : await repliedTo(ctx, facts, said.replyToId),
    uploadIds,
    mentions: await mentionsIn(ctx, facts, text),
    silent: said.silent ?? false,
    forwarded: said.forwarded !== undefined,
    fingerprint: fingerprintOf(facts.conversationId, said),
  }
}

/** The text as it is kept, with the caption at its end; may be blank beside an attachment only (rule 6). */
export function textOf(said: Said, hasAttachment = (said.uploadIds ?? []).length > 0): string {
  const text = normaliseText(said.text ?? '', { blank: hasAttachment })
  const caption = captionOf(said)
  return caption === '' ? text : normaliseText(`${text}\n\n${caption}`)
}

const captionOf = ({ caption = '' }: Said) => normaliseText(caption, { blank: true })

function captionAt(said: Said, text: string): number | null {
  const { length } = captionOf(said)
  return length > 0 ? text.length - length : null
}

async function repliedTo(ctx: CallerCtx, facts: MembershipFacts, ref: string): Promise<string> {
  assertRef('replyToId', ref)
  const { id, kind } = await messageOf(ctx, facts.conversationId, ref)
  if (kind === 'system') throw notFound('This message')
  return id
}

const mention = /(?<![\p{L}\p{N}_.@-])@([\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{1,29})/gu

/** In groups, active members whose `@username` is in the text, the sender not. */
export async function mentionsIn(ctx: CallerCtx, facts: MembershipFacts, text: string): Promise<string[]> {
  if (facts.kind !== 'group') return []
  // A full stop may end the sentence or belong to the name.
  const names = [...text.matchAll(mention)].flatMap(([, name = '']) => [keyOf(name), keyOf(name.replace(/[._-]+$/u, ''))])
  if (names.length === 0) return []
  const people = await ctx.sql<{ id: string }[]>`
    select id from users where username_key = any(${names}) and id = any(${facts.memberIds}) and id <> ${ctx.caller.userId} order by number`
  return people.map(({ id }) => id)
}

/** Of all that makes two messages the same under one client id (rule 7), by what was asked for alone. */
export function fingerprintOf(conversationId: string, said: Said): string {
  const text = textOf(said, true)
  const uploadIds = said.forwarded?.uploadIds ?? said.uploadIds ?? []
  const extras = said.replyToId || uploadIds.length > 0 ? `\n${said.replyToId ?? ''}\n${uploadIds.join()}` : ''
  return createHash('sha256').update(`${conversationId}\n${text}${extras}`).digest('base64url').slice(0, 22)
}
