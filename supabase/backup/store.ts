/** Where objects of a backup are kept. An object is written whole or not at all, and never changes. */
export interface ObjectStore {
  /** For people; without credentials. */
  readonly name: string
  /** False: there is an object of this name, which stays as it is. */
  put: (name: string, bytes: Uint8Array) => Promise<boolean>
  /** Fails with a `Failure` where there is no such object. */
  get: (name: string) => Promise<AsyncIterable<Uint8Array>>
  /** In no particular order. */
  list: (prefix: string) => Promise<StoredObject[]>
  /** Deleting what is not there is no error. */
  delete: (name: string) => Promise<void>
}

export interface StoredObject {
  name: string
  bytes: number
}
