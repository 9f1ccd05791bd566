import { DetailedError, hc, parseResponse } from 'hono/client'
import type { GamificationApi } from '#functions/gamification-api/app.ts'
import type { ChangeCertificateBody } from '#contracts/certificates/certificates.ts'
import { problem } from '#contracts/wire.ts'
import { anonymous, base, asUser, toPageError } from '#lib/api/call.server.ts'

const missing = toPageError('certificate_not_found')

const certificates = (token: string | undefined) =>
  hc<GamificationApi>(base, token === undefined ? anonymous : asUser(token))['gamification-api'].certificates

/** What a number proves; more of it to its holder, and to who teaches where it was issued. */
export const readCertificate = async (token: string | undefined, number: string) =>
  (await parseResponse(certificates(token)[':number'].$get({ param: { number } })).catch(missing)).data

/** The same, where there may be none. */
export const findCertificate = async (number: string) => {
  const answer = await certificates(undefined)[':number'].$get({ param: { number } }).catch(toPageError())
  return answer.status === 404 ? undefined : (await parseResponse(answer).catch(missing)).data
}

export const listCertificates = async (token: string) =>
  (await parseResponse(certificates(token).$get()).catch(toPageError())).data

/** Null once it is done; else the code of why a form cannot be taken. Everything else is the page's error. */
type Refused = string | null
const formRefusal = (failure: unknown): Refused => {
  const { data } = problem.safeParse(failure instanceof DetailedError ? failure.detail?.data : undefined)
  return data?.code === 'validation_failed' || data?.code === 'name_settled' ? data.code : missing(failure)
}

export const changeCertificate = (token: string, number: string, json: ChangeCertificateBody): Promise<Refused> =>
  parseResponse(certificates(token)[':number'].$patch({ param: { number }, json })).then(() => null, formRefusal)

export const revokeCertificate = (token: string, number: string, reason: string): Promise<Refused> =>
  parseResponse(certificates(token)[':number'].revoke.$post({ param: { number }, json: { reason } })).then(
    () => null,
    formRefusal,
  )
