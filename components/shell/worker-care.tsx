'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { toast } from '@/components/ui/toast'
import { canHaveWorker, followWorker, refreshShell } from '@/lib/client/service-worker'

/** Installs the service worker, says when there is a newer Parley, and goes where a notification leads. */
export default function WorkerCare() {
  const router = useRouter()
  const { language } = useLanguage()
  const words = useWords().shell

  useEffect(() => {
    if (!canHaveWorker()) return
    return followWorker({
      onOpen: path => router.push(path),
      // It stays until somebody decides: a page is never exchanged while somebody writes in it.
      onUpdate: update => toast(words.update, { id: 'update', duration: Infinity, action: { label: words.reload, onClick: update } }),
    })
  }, [router, words])

  // The page for starts without a network speaks this language too.
  useEffect(() => refreshShell(language), [language])
  return null
}
