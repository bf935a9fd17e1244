import { useWords } from '@/components/language/language-provider'
import { Avatar } from '@/components/ui/avatar'

/** Two messages, drawn with all that was chosen. */
export function AppearancePreview() {
  const { appearance, notifications } = useWords().settings
  return (
    <div className="flex flex-col gap-2 overflow-hidden rounded-lg border bg-surface p-4">
      <div className="flex items-end gap-2">
        <Avatar id="preview" name={notifications.testTitle} size="sm" />
        <p className="max-w-[75%] rounded-bubble rounded-es-bubble-joint bg-bubble-theirs px-3.5 py-2 text-bubble-theirs-ink">{appearance.previewTheirs}</p>
      </div>
      <p className="max-w-[75%] self-end rounded-bubble rounded-ee-bubble-joint bg-bubble-mine px-3.5 py-2 text-bubble-mine-ink">{appearance.previewMine}</p>
    </div>
  )
}
