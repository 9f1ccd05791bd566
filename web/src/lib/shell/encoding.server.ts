import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

/** A body that fits into one packet gains nothing. */
const WORTH_IT_BYTES = 1_400
/** A page for one person is compressed for each request: level 3 takes half the time of 6, and leaves a tenth more. */
const LEVEL = 3

/** The smallest of these encodings that the client takes. */
export function chooseEncoding(acceptEncoding: string | null, offered: Encoding[]): Encoding {
  const taken = new Map<string, number>()
  for (const part of acceptEncoding?.toLowerCase().split(',') ?? []) {
    const [coding = '', ...params] = part.split(';').map((it) => it.trim())
    const weight = params.find((it) => it.startsWith('q='))?.slice(2)
    taken.set(coding, weight === undefined ? 1 : Number(weight))
  }
  const accepts = (coding: Encoding) => (taken.get(coding) ?? taken.get('*') ?? 0) > 0
  return offered.find(accepts) ?? 'identity'
}

/** Whether an `If-None-Match` names the ETag. A compressed page has it as a weak one. */
export const matchesEtag = (ifNoneMatch: string | null, etag: string): boolean =>
  ifNoneMatch?.split(',').some((it) => it.trim() === '*' || it.trim().replace(/^W\//, '') === etag) ?? false

export const weak = (etag: string) => `W/${etag}`

/** What stays of a page's headers in a 304. */
export function notModified(headers: Headers, etag: string): Response {
  const kept = new Headers({ etag: weak(etag) })
  for (const name of ['cache-control', 'vary']) if (headers.has(name)) kept.set(name, headers.get(name) ?? '')
  for (const cookie of headers.getSetCookie()) kept.append('set-cookie', cookie)
  return new Response(null, { status: 304, headers: kept })
}

/** What SvelteKit asks for instead of a page, to go to it or to refresh it. */
const isPageData = (request: Request, headers: Headers) =>
  new URL(request.url).pathname.endsWith('/__data.json') && headers.get('content-type')?.startsWith('application/json')

/** A rendered page, or its data as JSON, compressed; or a 304 if the browser has it. Everything else stays as it is. */
export async function encodePage(request: Request, response: Response): Promise<Response> {
  const { headers, status } = response
  const etag = headers.get('etag')
  // A page that is streamed has no ETag, and is sent as it comes. One from memory has its encoding already.
  const isPage = etag !== null && headers.get('content-type')?.startsWith('text/html')
  const isEncoded = headers.get('vary')?.includes('Accept-Encoding')
  if (isEncoded || !(isPage || isPageData(request, headers))) return response
  headers.append('vary', 'Accept-Encoding')
  if (etag && status === 200 && matchesEtag(request.headers.get('if-none-match'), etag))
    return notModified(headers, etag)
  if (chooseEncoding(request.headers.get('accept-encoding'), ['gzip']) === 'identity') return response
  const body = new Uint8Array(await response.arrayBuffer())
  if (etag) headers.set('etag', weak(etag))
  if (body.byteLength < WORTH_IT_BYTES) return new Response(body, { status, headers })
  const zipped = new Uint8Array(await promisify(gzip)(body, { level: LEVEL }))
  headers.set('content-encoding', 'gzip')
  headers.set('content-length', String(zipped.byteLength))
  return new Response(zipped, { status, headers })
}
