const maxLength = 200

/** A name as it is shown and downloaded under: any script, no folders, nothing invisible that turns the writing around; "File" for none. */
export function fileNameOf(raw: string): string {
  const bare = raw.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = bare.replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, '').replace(/^[\s.]+|\s+$/gu, '')
  return shorten(clean) || 'File'
}

/** Cuts in the middle, so that what kind of file it is stays. */
function shorten(name: string): string {
  const points = [...name]
  if (points.length <= maxLength) return name
  const dot = points.lastIndexOf('.')
  const ending = dot > 0 && points.length - dot <= 16 ? points.slice(dot) : []
  return [...points.slice(0, maxLength - ending.length), ...ending].join('')
}
