import type { ArchiveAccount, ArchiveConversation, ArchiveMessage } from './archive-format'

/** The page that an archive begins with: whose it is, and every conversation. */
export function* indexPage({ profile }: ArchiveAccount, conversations: Iterable<ArchiveConversation>, exportedAt: Date): Generator<string> {
  yield opening(`Parley: ${profile.name}`)
  yield `<header><h1>${escape(profile.name)}</h1><p class="quiet">@${escape(profile.username)} · exported on ${day(exportedAt.toISOString())}</p>`
  if (profile.bio) yield `<p class="words" dir="auto">${escape(profile.bio)}</p>`
  yield '</header><main><h2>Conversations</h2><ul class="list">'
  for (const conversation of conversations) {
    yield `<li><a href="${address(conversation.page)}"><b dir="auto">${escape(titleOf(conversation, profile.id))}</b> ${when(conversation.activityAt)}</a></li>\n`
  }
  yield '</ul><p class="quiet">The same and more, for programs, is in the .json files beside this page.</p></main></body></html>\n'
}

/** The page of one conversation, piece by piece. `toRoot` leads from it to the top of the archive. */
export async function* conversationPage(
  conversation: ArchiveConversation,
  messages: AsyncIterable<ArchiveMessage>,
  ownId: string,
  toRoot = '../../',
): AsyncGenerator<string> {
  const title = titleOf(conversation, ownId)
  yield opening(title)
  yield `<header><p><a href="${toRoot}index.html">All conversations</a></p><h1 dir="auto">${escape(title)}</h1>`
  yield `<p class="quiet">${conversation.members.map(({ name }) => escape(name)).join(', ')}</p></header><main>`
  let last = ''
  for await (const message of messages) {
    const date = day(message.createdAt)
    if (date !== last) yield `<h2 class="day"><time datetime="${message.createdAt.slice(0, 10)}">${date}</time></h2>\n`
    last = date
    yield article(message, message.sender.id === ownId, toRoot)
  }
  if (last === '') yield '<p class="quiet">Nothing was said yet.</p>'
  yield '</main></body></html>\n'
}

/** What a conversation is called: a group by its name, a direct one by who is on the other side. */
export function titleOf({ kind, name, members }: ArchiveConversation, ownId: string): string {
  if (kind === 'group' && name) return name
  return members.filter(({ id }) => id !== ownId).map(member => member.name).join(', ') || 'Conversation'
}

function article(message: ArchiveMessage, own: boolean, toRoot: string): string {
  const { id, kind, text, sender, replyTo, attachments, reactions, createdAt, editedAt, forwarded, edits } = message
  if (kind === 'system') return `<p class="system" id="m-${id}" dir="auto">${escape(sender.name)}: ${escape(text)} ${clock(createdAt)}</p>\n`
  const notes = [forwarded && 'forwarded', editedAt && 'edited', replyTo && `<a href="#m-${replyTo}">in reply to this</a>`].filter(Boolean)
  return `<article id="m-${id}"${own ? ' class="own"' : ''}><p class="by"><b dir="auto">${escape(sender.name)}</b> ${clock(createdAt)}${notes.map(note => ` · ${note}`).join('')}</p>` +
    (text ? `<p class="words" dir="auto">${escape(text)}</p>` : '') +
    attachments.map(file => media(file, toRoot)).join('') +
    (edits.length > 0 ? `<details><summary>Before it was edited</summary>${edits.map(edit => `<p class="words" dir="auto">${escape(edit.text)}</p>`).join('')}</details>` : '') +
    (reactions.length > 0 ? `<p class="by">${reactions.map(({ emoji, user }) => `<span title="${escape(user.name)}">${escape(emoji)}</span>`).join(' ')}</p>` : '') +
    '</article>\n'
}

function media({ kind, name, path }: ArchiveMessage['attachments'][number], toRoot: string): string {
  if (path === null) return `<p class="quiet" dir="auto">${escape(name)} (not included)</p>`
  const href = escape(toRoot + address(path))
  if (kind === 'image') return `<p><a href="${href}"><img src="${href}" alt="${escape(name)}" loading="lazy"></a></p>`
  if (kind === 'video') return `<p><video src="${href}" controls preload="none" aria-label="${escape(name)}"></video></p>`
  if (kind === 'audio') return `<p><audio src="${href}" controls preload="none" aria-label="${escape(name)}"></audio></p>`
  return `<p><a href="${href}" download dir="auto">${escape(name)}</a></p>`
}

const address = (path: string) => path.split('/').map(encodeURIComponent).join('/')
const escape = (text: string) => text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
const day = (time: string) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(time))
const clock = (time: string) => `<time datetime="${time}">${time.slice(11, 16)}</time>`
const when = (time: string) => `<time class="quiet" datetime="${time}">${day(time)}</time>`

function opening(title: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'">
<title>${escape(title)}</title><style>${style}</style></head><body>
`
}

const style = `:root{color-scheme:light dark;--ink:#1b1c1f;--quiet:#5c6068;--line:#dfe1e6;--back:#fff;--bubble:#f1f2f5;--own:#e2e9ff;--accent:#2f4fc4}
@media(prefers-color-scheme:dark){:root{--ink:#e8e9ec;--quiet:#a2a7b2;--line:#33363d;--back:#16171a;--bubble:#23252a;--own:#26335f;--accent:#9db2ff}}
body{margin:0 auto;max-width:44rem;padding:1.5rem 1rem 5rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--back)}
h1{font-size:1.5rem;line-height:1.2;margin:.25rem 0;overflow-wrap:anywhere}h2{font-size:1rem}a{color:var(--accent)}p{margin:.25rem 0}.quiet,.by,.system{color:var(--quiet)}.by,.system{font-size:.8125rem}
header{border-bottom:1px solid var(--line);padding-bottom:1rem;margin-bottom:1rem}.list{list-style:none;padding:0}.list a{display:flex;gap:1rem;justify-content:space-between;padding:.75rem .25rem;border-bottom:1px solid var(--line);text-decoration:none;color:inherit;overflow-wrap:anywhere}
.day,.system{text-align:center}.day{font-size:.8125rem;font-weight:600;color:var(--quiet);margin:1.5rem 0 .75rem}
article{width:fit-content;max-width:85%;margin:.5rem 0;padding:.5rem .75rem;border-radius:1rem;background:var(--bubble)}article.own{margin-left:auto;background:var(--own)}article:target{outline:2px solid var(--accent)}
.words{white-space:pre-wrap;overflow-wrap:anywhere}img,video{max-width:100%;max-height:24rem;border-radius:.5rem}audio{max-width:100%}details{font-size:.875rem}`
