import { clsx } from 'clsx'

/** Keys that are pressed together, each as it stands on the keyboard. */
export function Keys({ keys, className }: { keys: string[]; className?: string }) {
  return (
    <span className={clsx('inline-flex shrink-0 gap-1', className)} dir="ltr">
      {keys.map(key => (
        <kbd key={key} className="grid min-w-5 place-items-center rounded-sm border border-line bg-sunken px-1.5 py-0.5 font-sans text-xs text-muted">
          {key}
        </kbd>
      ))}
    </span>
  )
}
