const name = 'parley:recent-commands'
const most = 5

/** What was last done from the palette on this device, latest first. */
export function recentCommands(): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(name) ?? '[]')
    return Array.isArray(ids) ? ids.filter(id => typeof id === 'string') : []
  } catch {
    return []
  }
}

export function rememberCommand(id: string): void {
  try {
    localStorage.setItem(name, JSON.stringify([id, ...recentCommands().filter(known => known !== id)].slice(0, most)))
  } catch {
    // Then none is first.
  }
}
