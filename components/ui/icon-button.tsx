import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { Tooltip } from './tooltip'

const looks = {
  quiet: 'text-muted hover:bg-hover hover:text-ink aria-expanded:bg-hover aria-expanded:text-ink',
  primary: 'bg-accent text-accent-ink hover:bg-accent-hover',
}

export type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label'> & {
  /** What it does, for everybody: accessible name and tooltip. */
  label: string
  look?: keyof typeof looks
  tooltip?: boolean
}

/** A square of 40 px, large enough for a thumb. */
export function IconButton({ label, look = 'quiet', tooltip = true, type = 'button', className, children, ...rest }: IconButtonProps) {
  const button = (
    <button
      type={type}
      aria-label={label}
      className={clsx(
        'inline-grid size-10 shrink-0 place-items-center rounded-full transition-colors disabled:opacity-50 [&_svg]:size-5',
        looks[look],
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  )
  return tooltip ? <Tooltip label={label}>{button}</Tooltip> : button
}
