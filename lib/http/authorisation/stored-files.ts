import { keyOfFile } from '@/lib/messaging/media/create-upload'
import { storage } from '@/lib/storage'

/** Where the bytes of every upload of a made world are. */
export const fileKey = 'uploads/made'

/** Where those of every export are. */
export const exportKey = 'exports/made.zip'

/** Puts all of them there. */
export async function storeFiles(): Promise<void> {
  const bytes = new TextEncoder().encode('made')
  await Promise.all([storage().put(keyOfFile(fileKey, 'original'), bytes, 'image/png'), storage().put(exportKey, bytes, 'application/zip')])
}
