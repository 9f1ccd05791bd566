import type { MediaStore, StoredFile } from './media-store.ts'

export interface SupabaseStorage {
  /** Of the project. */
  url: string
  /** The key of the functions, which no browser has. */
  serviceKey: string
}

const BUCKET = 'media'
/** Of one answer to a list. */
const PAGE = 1000
/** In milliseconds: no file has more than 10 MiB. */
const PATIENCE = 60_000

/** The Storage of a Supabase project, over its HTTP API. */
export function createSupabaseStore({ url, serviceKey }: SupabaseStorage): MediaStore {
  const ask = async (
    method: string,
    path: string,
    init: { headers?: Record<string, string>; body?: BodyInit } = {},
  ) => {
    const headers = { authorization: `Bearer ${serviceKey}`, apikey: serviceKey, ...init.headers }
    return fetch(`${url.replace(/\/$/, '')}/storage/v1/${path}`, {
      ...init,
      method,
      headers,
      signal: AbortSignal.timeout(PATIENCE),
    })
  }
  const list = async (prefix: string, offset: number): Promise<StorageEntry[]> => {
    const body = { prefix, limit: PAGE, offset, sortBy: { column: 'name', order: 'asc' } }
    const response = await ask('POST', `object/list/${BUCKET}`, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw await failure('list', response)
    return response.json()
  }
  const all = async function* (prefix: string) {
    for (let offset = 0; ; offset += PAGE) {
      const entries = await list(prefix, offset)
      yield* entries
      if (entries.length < PAGE) return
    }
  }

  return {
    put: async (name, bytes, type) => {
      const response = await ask('POST', `object/${BUCKET}/${name}`, {
        headers: { 'content-type': type, 'x-upsert': 'true' },
        body: new Uint8Array(bytes),
      })
      if (!response.ok) throw await failure('put', response)
      await response.body?.cancel()
    },
    get: async (name, range) => {
      const headers: Record<string, string> = range ? { range: `bytes=${range.start}-${range.end}` } : {}
      const response = await ask('GET', `object/authenticated/${BUCKET}/${name}`, { headers })
      if (await isMissing(response)) return undefined
      if (!response.ok || !response.body) throw await failure('get', response)
      return response.body
    },
    has: async (name) => {
      const response = await ask('GET', `object/info/authenticated/${BUCKET}/${name}`)
      if (await isMissing(response)) return false
      if (!response.ok) throw await failure('look for', response)
      await response.body?.cancel()
      return true
    },
    remove: async (name) => {
      const response = await ask('DELETE', `object/${BUCKET}/${name}`)
      if (!response.ok && !(await isMissing(response))) throw await failure('remove', response)
      if (response.ok) await response.body?.cancel()
    },
    list: async function* (): AsyncIterable<StoredFile> {
      for await (const folder of all(''))
        for await (const { name, updated_at } of all(folder.name))
          if (updated_at) yield { name: `${folder.name}/${name}`, putAt: Date.parse(updated_at) }
    },
  }
}

/** A folder has no time. */
interface StorageEntry {
  name: string
  updated_at: string | null
}

/** Storage answers 400 with the code of the real problem in its body. */
async function isMissing(response: Response): Promise<boolean> {
  if (response.status === 404) {
    await response.body?.cancel()
    return true
  }
  if (response.status !== 400) return false
  const body: { statusCode?: string; error?: string } = await response.clone().json()
  return body.statusCode === '404' || body.error === 'not_found'
}

const failure = async (verb: string, response: Response) =>
  new Error(`Storage did not ${verb} a file: ${response.status} ${(await response.text()).slice(0, 200)}`)
