declare module 's3rver' {
  /** A server that speaks S3 over files; credentials are `S3RVER` twice. */
  export default class S3rver {
    constructor(options: { address: string; port: number; silent: boolean; directory: string; resetOnClose: boolean; configureBuckets: { name: string }[] })
    run(): Promise<{ address: string; port: number }>
    close(): Promise<void>
  }
}
