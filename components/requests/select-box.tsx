'use client'

import { useEffect, useRef } from 'react'

/** A check box with 40 px to hit; `some` where a part of what it stands for is chosen. */
export function SelectBox({ label, checked, some = false, onChange }: { label: string; checked: boolean; some?: boolean; onChange: () => void }) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = some && !checked
  }, [some, checked])
  return (
    <label className="-my-1 -ms-2.5 -me-2 grid size-10 shrink-0 cursor-pointer place-items-center rounded-full hover:bg-hover">
      <input ref={box} type="checkbox" aria-label={label} checked={checked} onChange={onChange} className="size-4.5 accent-accent" />
    </label>
  )
}
