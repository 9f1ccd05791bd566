import type { CachedResponse } from '../_services/response-cache/cache-store.ts'

/** The headers of a response with a body, and those of a 304. */
export interface HeaderSets {
  full: Record<string, string>
  notModified: Record<string, string>
}

export function createHeaderSets(full: Record<string, string>): HeaderSets {
  const { 'content-type': _, ...notModified } = full
  return { full, notModified }
}

interface ResponseOptions {
  ifNoneMatch: string | null
  headers: HeaderSets
  requestId?: string
}

/** Sends a cached text, or a 304 if the reader has it. Sets its own values in the headers, which a response copies. */
export function toResponse(
  { text, etag }: CachedResponse,
  { ifNoneMatch, headers: { full, notModified }, requestId }: ResponseOptions,
): Response {
  const hasIt = ifNoneMatch !== null && matchesEtag(ifNoneMatch, etag)
  const headers = hasIt ? notModified : full
  headers.etag = etag
  if (requestId !== undefined) headers['x-request-id'] = requestId
  return hasIt ? new Response(null, { status: 304, headers }) : new Response(text, { headers })
}

/** Whether an `If-None-Match` names the ETag. Proxies that compress a response make its ETag a weak one. */
const matchesEtag = (ifNoneMatch: string, etag: string): boolean =>
  ifNoneMatch.split(',').some((one) => ['*', etag, `W/${etag}`].includes(one.trim()))
