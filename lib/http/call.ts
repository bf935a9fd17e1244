/** One HTTP request, free of any framework. */
export interface Call {
  method: string
  /** Path of the URL, without query. */
  path: string
  params: Record<string, string>
  query: URLSearchParams
  /** A header by its lower-case name. */
  header(name: string): string | undefined
  /** The whole body. Throws `too_large` beyond `maxBytes`. */
  read(maxBytes: number): Promise<Uint8Array>
  /** Where the request comes from, as far as that can be trusted. */
  address: string
}

/** What is answered, free of any framework. */
export interface Answer {
  status: number
  headers: Record<string, string>
  /** A stream is sent as it comes; its `content-length` is in the headers. */
  body: string | ReadableStream<Uint8Array> | null
}
