import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { Bucket } from '@/lib/environment'
import type { Storage } from '@/lib/messaging/ctx'
import { assertKey } from './key'
import { putStream } from './s3-stream'

/** Objects of a private bucket. */
export function s3Storage(bucket: Bucket): Storage {
  const client = new S3Client({
    region: bucket.region,
    credentials: { accessKeyId: bucket.accessKeyId, secretAccessKey: bucket.secretAccessKey },
    // A server of one's own has no host name per bucket, and few know the checksums that Amazon's client adds of late.
    ...(bucket.endpoint && { endpoint: bucket.endpoint, forcePathStyle: true }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const at = (key: string) => ({ Bucket: bucket.name, Key: assertKey(key) })
  return {
    async put(key, bytes, contentType) {
      if (bytes instanceof Uint8Array) await client.send(new PutObjectCommand({ ...at(key), Body: bytes, ContentType: contentType }))
      else await putStream(client, at(key), bytes, contentType)
    },
    async get(key, range) {
      const found = await client
        .send(new GetObjectCommand({ ...at(key), ...(range && { Range: `bytes=${range.start}-${range.end}` }) }))
        .catch((error: unknown) => {
          if (error instanceof NoSuchKey) return null
          throw error
        })
      return found?.Body ? (found.Body.transformToWebStream() as ReadableStream<Uint8Array>) : null
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(at(key)))
    },
  }
}
