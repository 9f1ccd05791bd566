import type { IncomingMessage, ServerResponse } from 'node:http'
import type { z } from 'zod'
import { ProviderError } from './provider-error.ts'

const MOST_BYTES = 32 * 2 ** 20

export async function readJson<Schema extends z.ZodType>(
  request: IncomingMessage,
  schema: Schema,
): Promise<z.output<Schema>> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of request) {
    if (!Buffer.isBuffer(piece)) continue
    bytes += piece.length
    if (bytes > MOST_BYTES) throw new ProviderError('request_too_large', 'the request is larger than 32 MB')
    pieces.push(piece)
  }
  const parsed = schema.safeParse(parseJson(Buffer.concat(pieces).toString()))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ProviderError('invalid_request_error', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ProviderError('invalid_request_error', 'the body is not JSON')
  }
}

export function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
