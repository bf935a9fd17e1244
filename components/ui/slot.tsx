'use client'

import { cloneElement, isValidElement, useMemo, type HTMLAttributes, type ReactNode, type Ref } from 'react'

export interface SlotProps extends HTMLAttributes<HTMLElement> {
  ref?: Ref<HTMLButtonElement>
  /** One element. */
  children: ReactNode
}

type Given = Record<string, unknown> & { ref?: Ref<HTMLButtonElement> }

/** Gives its child more props. What the child has itself goes before; of two handlers both hear, and two refs both point. */
export function Slot({ children, ref, ...given }: SlotProps) {
  const child = isValidElement<Given>(children) ? children : null
  const both = useBothRefs(ref, child?.props.ref)
  return child && cloneElement(child, { ...withHandlers(given, child.props), ref: both })
}

function withHandlers(given: Record<string, unknown>, own: Given): Given {
  const merged: Given = { ...given, ...own }
  for (const [name, value] of Object.entries(given)) {
    const theirs = own[name]
    if (theirs === undefined) merged[name] = value
    else if (typeof theirs === 'function' && typeof value === 'function') {
      merged[name] = (...happened: unknown[]) => {
        theirs(...happened)
        value(...happened)
      }
    }
  }
  return merged
}

function useBothRefs(one: Ref<HTMLButtonElement> | undefined, other: Ref<HTMLButtonElement> | undefined): Ref<HTMLButtonElement> | undefined {
  return useMemo(() => {
    if (!one || !other) return one ?? other
    return (element: HTMLButtonElement | null) => {
      const ends = [point(one, element), point(other, element)]
      return () => ends.forEach(end => end())
    }
  }, [one, other])
}

function point(ref: NonNullable<Ref<HTMLButtonElement>>, element: HTMLButtonElement | null): () => void {
  if (typeof ref !== 'function') {
    ref.current = element
    return () => {
      ref.current = null
    }
  }
  const end = ref(element)
  return typeof end === 'function' ? end : () => void ref(null)
}
