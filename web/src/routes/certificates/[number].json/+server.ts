import { createHash } from 'node:crypto'
import { json } from '@sveltejs/kit'
import { NUMBER_PROBLEM } from '#lib/features/certificates/certificate-words.ts'
import { paths } from '#lib/paths.ts'
import { gamificationApi } from '#lib/api/gamification.server.ts'
import { toCredential } from '#lib/features/certificates/schema-org.server.ts'
import { matchesEtag } from '#lib/shell/encoding.server.ts'
import { readCertificateNumber } from '#domain/certificates/certificate-number.ts'
import type { RequestHandler } from './$types'

// Programs of any site may verify a certificate.
const OPEN = { 'access-control-allow-origin': '*' }

/** Read without the session, so the answer is the same for every reader. */
export const GET: RequestHandler = async ({ params, request, url }) => {
  const read = readCertificateNumber(params.number)
  if ('wrong' in read) return problem(422, 'number_mistyped', NUMBER_PROBLEM[read.wrong])
  const certificate = await gamificationApi(undefined).findCertificate(read.number)
  if (!certificate) return problem(404, 'not_found', NUMBER_PROBLEM.unknown)
  const body = JSON.stringify(toCredential(certificate, url.origin + paths.certificate(read.number)))
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = { ...OPEN, etag, 'cache-control': 'public, max-age=60' }
  if (matchesEtag(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...headers, 'content-type': 'application/json' } })
}

const problem = (status: number, code: string, detail: string) => json({ code, detail }, { status, headers: OPEN })
