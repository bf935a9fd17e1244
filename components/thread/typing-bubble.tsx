import { useWords } from '@/components/language/language-provider'
import type { Person } from '@/lib/contract/views'

const delays = ['[animation-delay:0ms]', '[animation-delay:200ms]', '[animation-delay:400ms]']

/** Somebody is writing. Decoration for the eye: the header says it in words. */
export function TypingBubble({ people }: { people: Person[] }) {
  const { thread } = useWords()
  return (
    <div className="flex animate-rise-in px-3 pb-2.5 wide:px-5" data-typing>
      <span className="sr-only">{thread.typing.names(people.map(({ name }) => name))}</span>
      <span aria-hidden="true" className="inline-flex h-[2.125rem] items-center gap-1 rounded-bubble bg-bubble-theirs px-3.5">
        {delays.map(delay => (
          <span key={delay} className={`size-1.5 animate-shimmer rounded-full bg-bubble-theirs-muted ${delay}`} />
        ))}
      </span>
    </div>
  )
}
