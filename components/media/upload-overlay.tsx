'use client'

import { RotateCw, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutgoingFile } from '@/lib/client/outgoing-file'
import { useOutgoingFiles, useUploadProgress } from '@/lib/client/use-uploads'
import { useWords } from '@/components/language/language-provider'
import { ProgressRing } from '@/components/ui/progress'
import { failureWords } from './failure-words'

/** Over a photo that is on its way: how far it is and how to stop it; or why it is not, and the ways on. */
export function UploadOverlay({ file, clientId }: { file: OutgoingFile; clientId: string }) {
  const { media } = useWords()
  return (
    <span className="dark absolute inset-0 grid place-items-center bg-surface/35 text-ink">
      {file.failure ? (
        <span className="grid justify-items-center gap-1.5 p-1.5">
          <span className="line-clamp-4 rounded-sm bg-surface/85 px-2 py-1 text-center text-xs whitespace-normal">{failureWords(file.failure.code, media)}</span>
          <UploadControls file={file} clientId={clientId} look="bg-surface/85" />
        </span>
      ) : (
        <UploadControls file={file} clientId={clientId} look="bg-surface/70" />
      )}
    </span>
  )
}

/** Stop, or try again and remove; around the first how far it is. */
export function UploadControls({ file, clientId, look = '' }: { file: OutgoingFile; clientId: string; look?: string }) {
  const { media } = useWords()
  const progress = useUploadProgress(file.id)
  const { cancelFile, removeFile, retry } = useOutgoingFiles()
  if (!file.failure) {
    return (
      <span className="relative inline-grid shrink-0">
        <Round label={media.stopUpload(file.name)} look={look} onClick={() => cancelFile(clientId, file.id)}>
          <X aria-hidden="true" className="size-5" />
        </Round>
        <ProgressRing label={progress === undefined ? media.waiting : media.uploading(file.name)} value={progress} className="pointer-events-none absolute inset-0" />
      </span>
    )
  }
  const hopeless = file.failure.code !== 'cancelled' && file.failure.code !== 'storage_full'
  return (
    <span className="inline-flex gap-1.5">
      {!hopeless && (
        <Round label={media.retryUpload(file.name)} look={look} onClick={() => retry(clientId)}>
          <RotateCw aria-hidden="true" className="size-4" />
        </Round>
      )}
      <Round label={media.removeFile(file.name)} look={look} onClick={() => removeFile(clientId, file.id)}>
        <X aria-hidden="true" className="size-4" />
      </Round>
    </span>
  )
}

function Round({ label, look, onClick, children }: { label: string; look: string; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" aria-label={label} onClick={onClick} className={`grid size-10 shrink-0 place-items-center rounded-full ${look} hover:opacity-90`}>
      {children}
    </button>
  )
}
