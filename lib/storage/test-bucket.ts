import { createHash } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import S3rver, { type StoredObject } from 's3rver'
import type { Bucket } from '@/lib/environment'

/** A bucket for tests, at a server of its own that keeps its files in `folder`. */
export async function startTestBucket(folder: string): Promise<{ bucket: Bucket; stop: () => Promise<void> }> {
  const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory: folder, resetOnClose: false, configureBuckets: [{ name: 'parley' }] })
  putWhole(server)
  const { port } = await server.run()
  const bucket = { name: 'parley', region: 'us-east-1', endpoint: `http://127.0.0.1:${port}`, accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
  return { bucket, stop: () => server.close() }
}

/**
 * In S3 an object is there, whole, when its put is answered. This server answers while it is still writing, into the file
 * that others write and read; so here each is written beside its place and moved there.
 */
function putWhole({ store }: S3rver): void {
  let written = 0
  store.putObject = async ({ bucket, key, content, metadata }: StoredObject) => {
    const bytes = Buffer.isBuffer(content) ? content : await buffer(content)
    const place = store.getResourcePath(bucket, key, 'object')
    const beside = `${place}.${(written += 1)}`
    await mkdir(path.dirname(place), { recursive: true })
    await writeFile(beside, bytes)
    await rename(beside, place)
    const md5 = createHash('md5').update(bytes).digest('hex')
    await store.putMetadata(bucket, key, metadata, md5)
    return { size: bytes.length, md5 }
  }
}
