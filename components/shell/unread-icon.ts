/** `(3) Inbox · Parley`; any number that the title had before is replaced. */
export function markedTitle(title: string, unread: number): string {
  const bare = title.replace(/^\(\d+\+?\) /, '')
  return unread > 0 ? `(${shortened(unread)}) ${bare}` : bare
}

/** The icon of the app (app/icon.svg) with a number on it, as a data URL. */
export function badgedIcon(unread: number): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
    <rect width="32" height="32" rx="8" fill="#006878"/>
    <path d="M12.5 7.5a7 7 0 0 0-7 7v7h7a7 7 0 0 0 0-14z" fill="#fff"/>
    <path d="M19.5 24.5a7 7 0 0 0 7-7v-7h-7a7 7 0 0 0 0 14z" fill="#8edbe6"/>
    <circle cx="22" cy="10" r="10" fill="#d92d20"/>
    <text x="22" y="15" text-anchor="middle" font-family="system-ui,sans-serif" font-weight="700" font-size="${unread > 9 ? 12 : 15}" fill="#fff">${unread > 99 ? '99' : unread}</text>
  </svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

function shortened(unread: number): string {
  return unread > 99 ? '99+' : String(unread)
}
