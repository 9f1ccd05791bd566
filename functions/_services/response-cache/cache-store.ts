/** What somebody was shown, ready to be sent again. */
export interface CachedResponse {
  bytes: Uint8Array<ArrayBuffer>
  /** Says which bytes these are; the same for the same bytes wherever they were made. */
  etag: string
}

export interface CacheOptions {
  /** How long it may be shown, in milliseconds. */
  ttl: number
  /** What it is about. */
  tags: readonly string[]
}

/**
 * Where what was shown is kept, by its key. What it holds is a copy that may be gone at any time. Answers may come later:
 * another implementation can be a server of its own, as long as what is dropped stays gone that was set before.
 */
export interface CacheStore {
  get: (key: string) => CachedResponse | undefined | Promise<CachedResponse | undefined>
  set: (key: string, shown: CachedResponse, options: CacheOptions) => void | Promise<void>
  /** All that is about this. */
  drop: (tag: string) => void | Promise<void>
  clear: () => void | Promise<void>
}
