/** A response as a learner got it, ready to be sent again. */
export interface CachedResponse {
  /** The body. A text is sent without being copied first, unlike bytes. */
  text: string
  /** Identifies the text: every server computes the same one for the same text. */
  etag: string
}

export interface CacheOptions {
  /** How long it may be sent again, in milliseconds. */
  ttl: number
  /** The learner and the community that it depends on. */
  tags: readonly string[]
}

/**
 * Responses by key. An entry is a copy that may be evicted at any time. Answers may be asynchronous, so an implementation can be
 * another server, as long as an entry that was set before an invalidation is never returned after it.
 */
export interface CacheStore {
  get: (key: string) => CachedResponse | undefined | Promise<CachedResponse | undefined>
  set: (key: string, response: CachedResponse, options: CacheOptions) => void | Promise<void>
  /** Removes every entry with this tag. */
  invalidate: (tag: string) => void | Promise<void>
  clear: () => void | Promise<void>
}
