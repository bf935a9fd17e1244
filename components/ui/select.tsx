import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import { useId, type ComponentProps } from 'react'
import { fieldClass } from './text-field'

export type SelectOption<Value extends string> = { value: Value; label: string; lang?: string }

export type SelectProps<Value extends string> = Omit<ComponentProps<'select'>, 'id' | 'value' | 'onChange'> & {
  label: string
  /** The label is spoken, not shown. */
  quiet?: boolean
  value: Value
  options: SelectOption<Value>[]
  onChange: (value: Value) => void
}

/** One of many. The browser's own list, which knows every keyboard, every thumb and every screen reader. */
export function Select<Value extends string>({ label, quiet = false, value, options, onChange, className, ...rest }: SelectProps<Value>) {
  const id = useId()
  return (
    <div className={className}>
      <label htmlFor={id} className={quiet ? 'sr-only' : 'mb-1.5 block text-sm font-medium text-ink'}>
        {label}
      </label>
      <span className="relative block">
        <select id={id} value={value} onChange={event => onChange(event.target.value as Value)} className={clsx(fieldClass, 'h-11 appearance-none truncate pe-10!')} {...rest}>
          {options.map(option => (
            <option key={option.value} value={option.value} lang={option.lang}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden="true" className="pointer-events-none absolute inset-y-0 end-3 my-auto size-4 text-muted" />
      </span>
    </div>
  )
}
