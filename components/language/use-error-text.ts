'use client'

import { useCallback } from 'react'
import { ApiError } from '@/lib/client/api'
import { useWords } from './language-provider'

/** Says in the chosen language why something did not work: `toast.error(errorText(error))`. */
export function useErrorText(): (error: unknown) => string {
  const { errors } = useWords()
  return useCallback(error => (error instanceof ApiError ? errors[error.code] : errors.internal), [errors])
}
