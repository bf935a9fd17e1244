const named = /(?:\/_next\/)?static\/(?:chunks|media|css)\/[\w./~%@()[\]-]+?\.(?:js|css|woff2)/g

/** The addresses of the files that a page names: in its tags, and in what it hands to its scripts. */
export function filesNamedIn(html: string): string[] {
  const names = html.match(named) ?? []
  return [...new Set(names.map(name => (name.startsWith('/') ? name : `/_next/${name}`)))]
}

/** Whether an address is that of a file whose name changes with its content. */
export function isFile(url: string): boolean {
  return URL.canParse(url, 'http://x') && new URL(url, 'http://x').pathname.startsWith('/_next/static/')
}
