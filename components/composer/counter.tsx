import { clsx } from 'clsx'
import { maxTextLength } from '@/lib/contract/text'
import { useWords } from '@/components/language/language-provider'
import { counterFrom, type DraftCheck } from './draft-text'

/** What stands in the way of sending, or how much room is left; nothing most of the time. Spoken when it appears, not at every key. */
export function Counter({ id, check }: { id: string; check: DraftCheck }) {
  const { remaining, problem } = check
  const { composer } = useWords()
  const near = remaining <= counterFrom
  return (
    <div id={id} className={clsx('px-1 text-xs', near || problem ? 'pt-1.5' : 'sr-only', problem ? 'text-danger' : 'text-muted')}>
      <span role="status">{problem === 'too_long' ? composer.tooLong(maxTextLength) : problem ? composer.notShowable : near ? composer.closeToLimit : ''}</span>
      {near && (
        <span className="ms-1 tabular-nums" data-remaining>
          {remaining < 0 ? composer.tooMany(-remaining) : composer.left(remaining)}
        </span>
      )}
    </div>
  )
}
