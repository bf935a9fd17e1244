import type { ComponentProps } from 'react'

/** A text field that is as high as what is in it, up to eight lines; then it scrolls. The copy behind it gives the height. */
export function GrowingField({ value, ...rest }: ComponentProps<'textarea'> & { value: string }) {
  return (
    <div
      data-copy={`${value} `}
      className="grid grid-cols-[minmax(0,1fr)] max-h-[calc(8*var(--text-base--line-height)+1.125rem)] min-w-0 flex-1 overflow-y-auto after:invisible after:col-start-1 after:row-start-1 after:py-[0.5625rem] after:wrap-anywhere after:whitespace-pre-wrap after:content-[attr(data-copy)] pointer-coarse:text-[1rem]"
    >
      <textarea
        value={value}
        rows={1}
        className="col-start-1 row-start-1 resize-none overflow-hidden bg-transparent py-[0.5625rem] wrap-anywhere outline-none placeholder:text-muted disabled:cursor-not-allowed"
        {...rest}
      />
    </div>
  )
}
