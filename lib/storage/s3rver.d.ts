declare module 's3rver' {
  import type { Readable } from 'node:stream'

  export interface StoredObject {
    bucket: string
    key: string
    content: Buffer | Readable
    metadata: Record<string, string>
  }

  /** A server that speaks S3 over files; credentials are `S3RVER` twice. */
  export default class S3rver {
    constructor(options: { address: string; port: number; silent: boolean; directory: string; resetOnClose: boolean; configureBuckets: { name: string }[] })
    readonly store: {
      putObject(object: StoredObject): Promise<{ size: number; md5: string }>
      putMetadata(bucket: string, key: string, metadata: Record<string, string>, md5: string): Promise<void>
      getResourcePath(bucket: string, key: string, resource: 'object'): string
    }
    run(): Promise<{ address: string; port: number }>
    close(): Promise<void>
  }
}
