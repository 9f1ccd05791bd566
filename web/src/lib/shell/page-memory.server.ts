import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Encoding } from './encoding.server.ts'

export interface KeptPage {
  headers: [name: string, value: string][]
  etag: string
  bodies: Record<Encoding, Uint8Array<ArrayBuffer>>
}

interface Limits {
  /** How long a page is kept, in milliseconds. */
  ttl: number
  /** Of all bodies together. */
  bytes: number
  now: () => number
}

const sizeOf = ({ bodies }: KeptPage) => Object.values(bodies).reduce((size, { byteLength }) => size + byteLength, 0)

/** Rendered pages by address. The page that was asked for the longest ago leaves first. */
export function pageMemory({ ttl, bytes, now }: Limits) {
  const pages = new Map<string, { page: KeptPage; until: number }>()
  let size = 0

  const drop = (key: string) => {
    const found = pages.get(key)
    if (found && pages.delete(key)) size -= sizeOf(found.page)
  }
  return {
    find: (key: string): KeptPage | undefined => {
      const found = pages.get(key)
      if (!found) return undefined
      if (found.until <= now()) {
        drop(key)
        return undefined
      }
      pages.delete(key)
      pages.set(key, found)
      return found.page
    },
    keep: (key: string, page: KeptPage) => {
      drop(key)
      pages.set(key, { page, until: now() + ttl })
      size += sizeOf(page)
      for (const [oldest] of pages) {
        if (size <= bytes) return
        drop(oldest)
      }
    },
  }
}

const owned = (buffer: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(buffer)

/** A response as it can be sent any number of times, compressed once. Undefined if it is not a page for everyone. */
export async function toKeptPage(response: Response): Promise<KeptPage | undefined> {
  const etag = response.headers.get('etag')
  if (response.status !== 200 || !etag || response.headers.has('set-cookie')) return undefined
  const body = new Uint8Array(await response.clone().arrayBuffer())
  const [zipped, brotli] = await Promise.all([promisify(gzip)(body, { level: 9 }), promisify(brotliCompress)(body)])
  const headers = [...response.headers].filter(([name]) => name !== 'etag')
  return { headers, etag, bodies: { identity: body, gzip: owned(zipped), br: owned(brotli) } }
}
