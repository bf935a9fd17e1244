import type { Person } from '@/lib/contract/views'

const delays = ['[animation-delay:0ms]', '[animation-delay:200ms]', '[animation-delay:400ms]']

/** Somebody is writing. Decoration for the eye: the header says it in words. */
export function TypingBubble({ people }: { people: Person[] }) {
  return (
    <div className="flex animate-rise-in px-3 pb-2.5 wide:px-5" data-typing>
      <span className="sr-only">{typingWords(people)}</span>
      <span aria-hidden="true" className="inline-flex h-[2.125rem] items-center gap-1 rounded-bubble bg-bubble-theirs px-3.5">
        {delays.map(delay => (
          <span key={delay} className={`size-1.5 animate-shimmer rounded-full bg-bubble-theirs-muted ${delay}`} />
        ))}
      </span>
    </div>
  )
}

/** Who is writing, in words. */
export function typingWords(people: Person[]): string {
  const names = people.map(person => person.name)
  if (names.length === 1) return `${names[0]} is typing`
  if (names.length === 2) return `${names[0]} and ${names[1]} are typing`
  return `${names.length} people are typing`
}
