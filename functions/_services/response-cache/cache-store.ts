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

/** Responses by key, in this process. An entry is a copy that may be evicted at any time. */
export interface CacheStore {
  get: (key: string) => CachedResponse | undefined
  set: (key: string, response: CachedResponse, options: CacheOptions) => void
  /** Removes every entry with this tag. */
  invalidate: (tag: string) => void
  clear: () => void
}
