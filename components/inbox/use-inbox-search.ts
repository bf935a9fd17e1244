'use client'

import { useState } from 'react'
import { isNarrowed, type Narrowed } from './narrowed'

/** What is looked for in the list: words, and what narrows them. */
export function useInboxSearch() {
  const [text, setText] = useState('')
  const [narrowed, narrow] = useState<Narrowed>({})
  const [filtering, setFiltering] = useState(false)
  return {
    text,
    setText,
    narrowed,
    narrow,
    isNarrowed: isNarrowed(narrowed),
    /** Whether the filters are in view though nothing is looked for yet. */
    filtering,
    toggleFiltering() {
      setFiltering(!filtering)
      if (filtering) narrow({})
    },
    clear() {
      setText('')
      narrow({})
      setFiltering(false)
    },
  }
}
