'use client'

import { Paperclip } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useWords } from '@/components/language/language-provider'

/** Takes files that are dropped anywhere on the conversation around `inside`, and shows that it would. */
export function DropZone({ inside, onDrop }: { inside: RefObject<HTMLElement | null>; onDrop: (files: File[]) => void }) {
  const { composer } = useWords()
  const [over, setOver] = useState(false)
  const drop = useRef(onDrop)
  useEffect(() => {
    drop.current = onDrop
  })

  useEffect(() => {
    const place = inside.current?.closest('main')
    if (!place) return
    const ended = new AbortController()
    const { signal } = ended
    // Going over what is inside leaves and enters again and again.
    let depth = 0
    const isFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (step: number) => (event: DragEvent) => {
      if (!isFiles(event)) return
      depth = Math.max(0, depth + step)
      setOver(depth > 0)
    }
    place.addEventListener('dragenter', enter(1), { signal })
    place.addEventListener('dragleave', enter(-1), { signal })
    place.addEventListener('dragover', event => isFiles(event) && event.preventDefault(), { signal })
    place.addEventListener(
      'drop',
      event => {
        if (!isFiles(event)) return
        event.preventDefault()
        depth = 0
        setOver(false)
        drop.current([...(event.dataTransfer?.files ?? [])])
      },
      { signal },
    )
    return () => ended.abort()
  }, [inside])

  if (!over) return null
  return (
    <div className="pointer-events-none absolute inset-0 z-30 grid animate-fade-in bg-surface/85 p-4">
      <div className="grid place-content-center justify-items-center gap-2 rounded-xl border-2 border-dashed border-accent bg-accent-soft/60 p-6 text-center">
        <Paperclip aria-hidden="true" className="size-8 text-accent" />
        <p className="text-lg font-semibold">{composer.dropHere}</p>
        <p className="text-sm text-muted">{composer.dropLimits}</p>
      </div>
    </div>
  )
}
