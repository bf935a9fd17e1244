import type { Words } from '@/lib/words/words'

/** Why a file did not go out, in words, by the code of its failure. */
export function failureWords(code: string, { failures }: Words['media']): string {
  return Object.hasOwn(failures, code) ? failures[code as keyof typeof failures] : failures.other
}
