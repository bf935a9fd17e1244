import { clsx } from 'clsx'

/** Widths of lines of writing, in rem, by turns; what two people say stays between them. */
const bubbles = [
  { mine: false, lines: [11, 7] },
  { mine: true, lines: [9] },
  { mine: true, lines: [13, 12, 5] },
  { mine: false, lines: [6] },
  { mine: false, lines: [12, 9] },
  { mine: true, lines: [8] },
]

/** A quiet picture of a conversation beside the form. Decoration only. */
export function AuthAside() {
  return (
    <div aria-hidden="true" className="m-3 ms-0 hidden place-items-center overflow-hidden rounded-xl bg-sunken wide:grid">
      <div className="flex w-full max-w-110 flex-col gap-2 px-8">
        {bubbles.map(({ mine, lines }, index) => (
          <div
            key={index}
            className={clsx(
              'flex flex-col gap-2.5 rounded-xl px-4 py-3.5',
              mine ? 'self-end rounded-ee-sm bg-bubble-mine' : 'self-start rounded-es-sm bg-raised shadow-sm',
              index > 0 && bubbles[index - 1]?.mine !== mine && 'mt-3',
            )}
          >
            {lines.map((width, line) => (
              <span key={line} style={{ width: `${width}rem` }} className={clsx('h-2 rounded-full', mine ? 'bg-bubble-mine-ink opacity-40' : 'bg-line')} />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
