import { File, FileArchive, FileImage, FileMusic, FileSpreadsheet, FileText, FileVideo, type LucideIcon, Presentation } from 'lucide-react'
import type { Attachment } from '@/lib/contract/views'

const byType: [RegExp, LucideIcon][] = [
  [/zip/, FileArchive],
  [/spreadsheet|excel|csv/, FileSpreadsheet],
  [/presentation|powerpoint/, Presentation],
  [/^text\/|pdf|word|rtf|opendocument\.text/, FileText],
]

const byKind: Record<Attachment['kind'], LucideIcon | undefined> = { image: FileImage, video: FileVideo, audio: FileMusic, file: undefined }

/** The picture for a kind of file. */
export function fileIcon({ kind, contentType }: Pick<Attachment, 'kind' | 'contentType'>): LucideIcon {
  return byKind[kind] ?? byType.find(([pattern]) => pattern.test(contentType))?.[1] ?? File
}
