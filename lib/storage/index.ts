import path from 'node:path'
import { ParleyError } from '@/lib/contract/errors'
import { type Environment, environment } from '@/lib/environment'
import type { Storage } from '@/lib/messaging/ctx'
import { diskStorage } from './disk'
import { s3Storage } from './s3'

let chosen: Storage | undefined

/** Where this process keeps files: the operator's bucket, else the data folder. */
export function storage(): Storage {
  return (chosen ??= storageFor(environment()))
}

/** Where files are kept under an environment; on a serverless host without a bucket every `put` is refused as `unavailable`. */
export function storageFor({ bucket, dataDir, serverless }: Pick<Environment, 'bucket' | 'dataDir' | 'serverless'>): Storage {
  if (bucket) return s3Storage(bucket)
  return serverless ? nowhere : diskStorage(path.join(dataDir, 'uploads'))
}

const refuse = async () => {
  throw new ParleyError('unavailable', 'This server has no place for files.')
}

/** A serverless host keeps nothing on its disk. */
const nowhere: Storage = { put: refuse, get: async () => null, remove: async () => {} }
