import {
  AbortMultipartUploadCommand, CompleteMultipartUploadCommand, type CompletedPart, CreateMultipartUploadCommand, PutObjectCommand, type S3Client, UploadPartCommand,
} from '@aws-sdk/client-s3'

interface Target {
  Bucket: string
  Key: string
}

/** S3 takes no part of less than 5 MB but the last one. */
const partBytes = 8_000_000

/** Puts an object whose length nobody knows beforehand, part by part; it is there once all is. */
export async function putStream(client: S3Client, target: Target, stream: AsyncIterable<Uint8Array>, contentType: string): Promise<void> {
  const parts = inParts(stream)
  const first = (await parts.next()).value ?? new Uint8Array()
  if (first.length < partBytes) {
    await client.send(new PutObjectCommand({ ...target, Body: first, ContentType: contentType }))
    return
  }
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ ...target, ContentType: contentType }))
  try {
    const Parts: CompletedPart[] = []
    for (let part: Uint8Array | undefined = first; part; part = (await parts.next()).value ?? undefined) {
      const PartNumber = Parts.length + 1
      const { ETag } = await client.send(new UploadPartCommand({ ...target, UploadId, PartNumber, Body: part }))
      Parts.push({ PartNumber, ETag })
    }
    await client.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts } }))
  } catch (error) {
    // What the bucket keeps of it all the same is for the operator's lifecycle rule.
    await client.send(new AbortMultipartUploadCommand({ ...target, UploadId })).catch(() => {})
    throw error
  }
}

async function* inParts(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  let waiting: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    waiting.push(chunk)
    size += chunk.length
    if (size < partBytes) continue
    yield Buffer.concat(waiting)
    waiting = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(waiting)
}
