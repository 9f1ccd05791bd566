/** The part of a file that is asked for: from a byte to another, both included. */
export interface ByteRange {
  start: number
  end: number
}

export interface StoredFile {
  name: string
  /** When it was put there last, in milliseconds since 1970. */
  putAt: number
}

/** Where the files are kept. A name says what is in its file, so a file never changes: `<community>/<sha256>`. */
export interface MediaStore {
  /** Whole or not at all. What is there already counts as put again. */
  put: (name: string, bytes: Uint8Array, type: string) => Promise<void>
  /** Undefined where there is no such file. */
  get: (name: string, range?: ByteRange) => Promise<ReadableStream<Uint8Array<ArrayBuffer>> | undefined>
  has: (name: string) => Promise<boolean>
  /** To remove what is not there is no error. */
  remove: (name: string) => Promise<void>
  list: () => AsyncIterable<StoredFile>
}

export const fileName = (communityId: string, sha256: string): string => `${communityId}/${sha256}`
