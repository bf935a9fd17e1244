'use client'

import { Minus, Plus } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'
import { useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { drawCrop, pictureOf } from './draw-crop'
import { type Crop, maxZoom, middle, moved, zoomed } from './crop'

/** Pixels of the window's backing canvas; shown smaller, so that it is sharp on dense screens. */
const edge = 560

/** What one press of an arrow key moves, in the same pixels. */
const step = 24

type PictureCropperProps = {
  picture: ImageBitmap
  busy: boolean
  onDone: (picture: Blob) => void
  onCancel: () => void
  /** Where the focus goes afterwards. */
  finalFocus: RefObject<HTMLElement | null>
}

/** Chooses the square of a picture that others see: by dragging, pinching, wheel, keys or slider. */
export default function PictureCropper({ picture, busy, onDone, onCancel, finalFocus }: PictureCropperProps) {
  const { actions, settings } = useWords()
  const words = settings.profile
  const canvas = useRef<HTMLCanvasElement>(null)
  const [crop, setCrop] = useState<Crop>(middle)
  const pointers = usePointers((by, factor) => setCrop(now => zoomed(picture, moved(picture, now, edge, by), now.zoom * factor)))

  useEffect(() => {
    if (canvas.current) drawCrop(canvas.current, picture, crop)
  }, [picture, crop])

  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      setCrop(now => zoomed(picture, now, now.zoom * Math.exp(-event.deltaY / 400)))
    }
    // React's own listener could not keep the page from scrolling.
    element.addEventListener('wheel', wheel, { passive: false })
    return () => element.removeEventListener('wheel', wheel)
  }, [picture])

  function onKeyDown(event: KeyboardEvent): void {
    const next = changeOf(event.key)
    if (!next) return
    event.preventDefault()
    setCrop(now => ('zoom' in next ? zoomed(picture, now, now.zoom * next.zoom) : moved(picture, now, edge, next)))
  }

  async function finish(): Promise<void> {
    if (!busy) onDone(await pictureOf(picture, crop))
  }

  return (
    <Dialog finalFocus={finalFocus} open onOpenChange={open => !open && !busy && onCancel()} title={words.cropTitle} description={words.cropHint}>
      <div className="flex flex-col items-center gap-4 px-5 pb-5">
        <div
          role="application"
          tabIndex={0}
          aria-label={words.cropArea}
          onKeyDown={onKeyDown}
          {...pointers}
          className="relative size-70 max-w-full cursor-grab touch-none overflow-hidden rounded-lg bg-sunken active:cursor-grabbing"
        >
          <canvas ref={canvas} width={edge} height={edge} aria-hidden="true" className="block size-full" />
          <span aria-hidden="true" className="pointer-events-none absolute inset-0 rounded-full shadow-[0_0_0_100vmax_var(--overlay)] ring-2 ring-white/80" />
        </div>
        <label className="flex w-full max-w-70 items-center gap-3 text-muted">
          <span className="sr-only">{words.zoom}</span>
          <Minus aria-hidden="true" className="size-4" />
          <input
            type="range"
            min={1}
            max={maxZoom}
            step={0.01}
            value={crop.zoom}
            aria-valuetext={`${Math.round(crop.zoom * 100)} %`}
            onChange={event => setCrop(zoomed(picture, crop, event.target.valueAsNumber))}
            className="h-6 min-w-0 flex-1 accent-accent"
          />
          <Plus aria-hidden="true" className="size-4" />
        </label>
        <div className="flex w-full flex-wrap justify-end gap-2">
          <Button look="secondary" onClick={onCancel}>
            {actions.cancel}
          </Button>
          <Button pending={busy} onClick={() => void finish()}>
            {words.usePicture}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

type Point = { x: number; y: number }

/** Tells how far the picture was moved, in pixels of the canvas, and by what two fingers made it larger. */
function usePointers(onChange: (by: Point, factor: number) => void) {
  const points = useRef(new Map<number, Point>())

  function onPointerMove({ currentTarget, pointerId, clientX, clientY }: PointerEvent): void {
    const before = points.current.get(pointerId)
    if (!before) return
    const after = { x: clientX, y: clientY }
    const other = [...points.current].find(([id]) => id !== pointerId)?.[1]
    points.current.set(pointerId, after)
    const scale = edge / currentTarget.clientWidth / (other ? 2 : 1)
    const factor = other ? distance(after, other) / Math.max(1, distance(before, other)) : 1
    onChange({ x: (after.x - before.x) * scale, y: (after.y - before.y) * scale }, factor)
  }

  const release = ({ pointerId }: PointerEvent) => void points.current.delete(pointerId)
  return {
    onPointerDown({ currentTarget, pointerId, clientX, clientY }: PointerEvent) {
      currentTarget.setPointerCapture(pointerId)
      points.current.set(pointerId, { x: clientX, y: clientY })
    },
    onPointerMove,
    onPointerUp: release,
    onPointerCancel: release,
  }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

/** What a key does to the picture. */
function changeOf(key: string): Point | { zoom: number } | undefined {
  switch (key) {
    case 'ArrowLeft': return { x: -step, y: 0 }
    case 'ArrowRight': return { x: step, y: 0 }
    case 'ArrowUp': return { x: 0, y: -step }
    case 'ArrowDown': return { x: 0, y: step }
    case '+': case '=': return { zoom: 1.1 }
    case '-': return { zoom: 1 / 1.1 }
    default: return undefined
  }
}
