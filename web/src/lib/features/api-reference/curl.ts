import type { Access } from './access.ts'

export interface CurlRequest {
  method: string
  /** With the placeholders of the document: `/attempts-api/tests/{id}`. */
  path: string
  access: Access
  /** Values for the placeholders, and for what has to be in the query and the headers. */
  params: Record<string, string>
  query: Record<string, string>
  headers: Record<string, string>
  body?: { mediaType: string; example: unknown }
  /** The response is a stream, which curl shows as it comes. */
  streams: boolean
}

/** A request that runs as it is, once `API` and `TOKEN` are set as the page says. */
export function toCurl({ method, path, access, params, query, headers, body, streams }: CurlRequest): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? name))
  const search = new URLSearchParams(query).toString()
  const sent = { ...TOKEN_HEADER[access], ...headers, ...contentType(body) }
  const lines = [
    `curl${streams ? ' -N' : ''}${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} "$API/functions/v1${filled}${search && `?${search}`}"`,
    ...Object.entries(sent).map(([name, value]) => `-H "${name}: ${value}"`),
    ...(body ? [bodyArgument(body)] : []),
  ]
  return lines.join(' \\\n  ')
}

const TOKEN_HEADER: Record<Access, Record<string, string>> = {
  nothing: {},
  optional_token: {},
  token: { Authorization: 'Bearer $TOKEN' },
  worker_secret: { Authorization: 'Bearer $WORKER_SECRET' },
}

const contentType = (body: CurlRequest['body']): Record<string, string> =>
  body?.mediaType === 'application/json' ? { 'Content-Type': body.mediaType } : {}

function bodyArgument({ mediaType, example }: NonNullable<CurlRequest['body']>): string {
  if (mediaType !== 'application/json') return '--data-binary @file'
  // Within single quotes a shell reads everything as it is, but for the single quote.
  return `-d '${JSON.stringify(example, null, 2).replaceAll("'", String.raw`'\''`)}'`
}
