import { clsx } from 'clsx'
import { Check } from 'lucide-react'

/** Selects a message: a box at its side, and a click anywhere on its row. */
export function SelectBox({ label, chosen, disabled, tabbable, onToggle }: { label: string; chosen: boolean; disabled: boolean; tabbable: boolean; onToggle: () => void }) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-label={label}
      aria-checked={chosen}
      disabled={disabled}
      tabIndex={tabbable ? 0 : -1}
      onClick={onToggle}
      className="absolute inset-0 z-3 flex cursor-default items-center ps-3 -outline-offset-2 disabled:opacity-0 wide:ps-5"
    >
      <span aria-hidden="true" className={clsx('grid size-5.5 place-items-center rounded-full border-2 shadow-sm', chosen ? 'border-accent bg-accent text-accent-ink' : 'border-line-strong bg-surface')}>
        {chosen && <Check className="size-3.5" strokeWidth={3.5} />}
      </span>
    </button>
  )
}
