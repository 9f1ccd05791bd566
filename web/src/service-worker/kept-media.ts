/** Pictures and sounds of the attempt being taken, beside its page. */
export const KEPT_MEDIA = 'attempt-media'

/** So many bytes of a device at the most, for a test of a hundred questions with large pictures. */
const MOST_BYTES = 40 * 2 ** 20

const ADDRESS = /\/c\/[a-z0-9-]+\/media\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

export const isMedia = (path: string): boolean => path.replace(ADDRESS, '') === '' && path !== ''

/** Keeps what the page shows, in its order, as far as there is room. What it does not show is gone. */
export async function keepMedia(page: string): Promise<void> {
  const wanted = new Set(page.match(ADDRESS) ?? [])
  if (wanted.size === 0) {
    await caches.delete(KEPT_MEDIA)
    return
  }
  const cache = await caches.open(KEPT_MEDIA)
  for (const { url } of await cache.keys()) if (!wanted.has(new URL(url).pathname)) await cache.delete(url)
  let room = MOST_BYTES
  for (const path of wanted) {
    const known = await cache.match(path)
    const response = known ?? (await fetch(path).catch(() => undefined))
    const size = Number(response?.headers.get('content-length'))
    if (!response?.ok || response.status !== 200 || !(size > 0) || size > room) {
      await response?.body?.cancel()
      continue
    }
    room -= size
    if (!known) await cache.put(path, response)
  }
}

/** From the device, else from the network. A player asks for a part of a sound. */
export async function answerMedia(request: Request, path: string): Promise<Response> {
  const kept = await caches.match(path, { cacheName: KEPT_MEDIA })
  if (!kept) return fetch(request)
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range') ?? '') ?? []
  if (first === undefined || Number(first) >= Number(kept.headers.get('content-length'))) return kept
  const bytes = await kept.blob()
  const [start, end] = [Number(first), last ? Math.min(Number(last), bytes.size - 1) : bytes.size - 1]
  const headers = new Headers(kept.headers)
  headers.set('content-range', `bytes ${start}-${end}/${bytes.size}`)
  headers.set('content-length', String(end - start + 1))
  return new Response(bytes.slice(start, end + 1), { status: 206, headers })
}
