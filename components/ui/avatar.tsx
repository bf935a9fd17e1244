import { clsx } from 'clsx'

const sizes = {
  xs: 'size-6 text-[0.625rem]',
  sm: 'size-8 text-xs',
  md: 'size-10 text-sm',
  lg: 'size-12 text-base',
  xl: 'size-20 text-2xl',
}

const dots = {
  xs: 'size-2',
  sm: 'size-2.5',
  md: 'size-3',
  lg: 'size-3.5',
  xl: 'size-5',
}

export type AvatarProps = {
  /** Decides the colour, so that it never changes with the name. */
  id: string
  name: string
  url?: string | null
  size?: keyof typeof sizes
  /** Shows the dot. Say it in words as well where nothing else does. */
  online?: boolean
  className?: string
}

/** Decoration beside a name that stands in the text. */
export function Avatar({ id, name, url, size = 'md', online = false, className }: AvatarProps) {
  return (
    <span aria-hidden="true" className={clsx('relative inline-block shrink-0 rounded-full select-none', sizes[size], className)}>
      {url ? (
        // The address is our own and has its final size, so there is nothing for next/image to do.
        <img src={url} alt="" className="size-full rounded-full object-cover" />
      ) : (
        <span className="grid size-full place-items-center rounded-full font-medium" style={{ backgroundImage: colourOf(id), color: 'white' }}>
          {initialsOf(name)}
        </span>
      )}
      {online && <span className={clsx('absolute right-0 bottom-0 rounded-full bg-online ring-2 ring-surface', dots[size])} />}
    </span>
  )
}

/** Hues that stay themselves when dark; yellow and lime would turn to mud. */
const hues = [12, 32, 58, 150, 172, 196, 222, 248, 272, 296, 320, 344]

/** A hue of its own for each id, at a lightness on which white keeps 5:1 in either theme. */
export function colourOf(id: string): string {
  // FNV-1a, and its high bits folded in: ids made in one moment differ in their last digits only.
  let hash = 0x811c9dc5
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  const hue = hues[((hash ^ (hash >>> 15)) >>> 0) % hues.length]
  return `linear-gradient(oklch(0.535 0.105 ${hue}), oklch(0.47 0.1 ${hue}))`
}

/** The first letter of the first and of the last word; of any script. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).map(word => /[\p{L}\p{N}]\p{M}*/u.exec(word)?.[0] ?? '').filter(Boolean)
  const first = words[0] ?? '?'
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  return (first + last).toLocaleUpperCase()
}
