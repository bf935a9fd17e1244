import { clsx } from 'clsx'
import { Avatar, type AvatarProps } from './avatar'

const sizes = { sm: 'size-8', md: 'size-10', lg: 'size-12' }
const parts = { sm: 'xs', md: 'xs', lg: 'sm' } as const

export type AvatarStackProps = {
  /** Those to show; two of them fit. Nobody shows `fallback` alone. */
  people: Pick<AvatarProps, 'id' | 'name' | 'url'>[]
  fallback: Pick<AvatarProps, 'id' | 'name' | 'url'>
  size?: keyof typeof sizes
}

/** Several people in the place of one. Decoration beside a name that stands in the text. */
export function AvatarStack({ people, fallback, size = 'md' }: AvatarStackProps) {
  const [back, front] = people
  if (!back || !front) return <Avatar {...(back ?? fallback)} size={size} />
  return (
    <span aria-hidden="true" className={clsx('relative inline-block shrink-0', sizes[size])}>
      <Avatar {...back} size={parts[size]} className="absolute! start-0 top-0" />
      <Avatar {...front} size={parts[size]} className="absolute! end-0 bottom-0 ring-2 ring-surface" />
    </span>
  )
}
