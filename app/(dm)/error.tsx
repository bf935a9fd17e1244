'use client'

import { ErrorPage } from '@/components/shell/error-page'

export default function Failed({ reset }: { error: Error; reset: () => void }) {
  return <ErrorPage onRetry={reset} />
}
