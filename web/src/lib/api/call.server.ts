import { error, redirect } from '@sveltejs/kit'
import { DetailedError } from 'hono/client'
import { getRequestEvent } from '$app/server'
import { FUNCTIONS_URL, PROXY_SECRET, SUPABASE_URL } from '$app/env/private'
import { paths } from '#lib/paths.ts'
import { formProblem, sentenceOf } from '#lib/problems.ts'
import { problem, type Problem } from '#contracts/wire.ts'
import { measureUpstream } from '#lib/shell/metrics.server.ts'
import { forwardedClient } from '#lib/shell/forwarded-client.server.ts'
import { createGetBatcher } from './batch-gets.ts'

/** The URL of the functions. */
export const base = FUNCTIONS_URL ?? `${SUPABASE_URL}/functions/v1`
export const PATIENCE_MS = 8_000
/** How long an answer of the assistant may take, in milliseconds: longer than it gives a model. */
export const ANSWER_PATIENCE = 120_000

export type FunctionsFetch = (url: string, init?: RequestInit) => Promise<Response>

export const patientFetch = (input: RequestInfo | URL, init?: RequestInit) =>
  measureUpstream(() => fetch(input, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) }))

/** Options of a request for a file, which is no part of a batch. */
export const asFile = { fetch: patientFetch }

/** Sends the GET requests of one page in as few as it can. Every request to the site has its own. */
export const createFunctionsFetch = (): FunctionsFetch => createGetBatcher(base, patientFetch)

const pageFetch = (input: RequestInfo | URL, init?: RequestInit) =>
  getRequestEvent().locals.functionsFetch(input instanceof Request ? input.url : input.toString(), init)

/** Options of a client that calls for a signed-in user. */
export const asUser = (token: string) => ({
  headers: { authorization: `Bearer ${token}` },
  fetch: pageFetch,
})

/** Options of a client whose caller may not be signed in. */
export const asCaller = (token: string | undefined): { headers: Record<string, string>; fetch: typeof pageFetch } =>
  token === undefined ? { headers: ownClient(), fetch: pageFetch } : asUser(token)

/** Whoever has no token is counted by address. */
export const ownClient = () =>
  forwardedClient({ address: getRequestEvent().getClientAddress(), userAgent: null, secret: PROXY_SECRET })

/** The problem in the response; undefined where there was no response, or no problem in it. */
export const problemOf = (failure: unknown): Problem | undefined =>
  problem.safeParse(failure instanceof DetailedError && failure.detail?.data).data

/** Turns a refusal into the page's error: a status with a code that problems.ts has words for. */
export const toPageError =
  (missing = 'not_found') =>
  (failure: unknown): never => {
    if (!(failure instanceof DetailedError)) error(503, 'The service is not reachable.', { code: 'api_unreachable' })
    const status: unknown = failure.statusCode
    if (status === 401) redirect(303, paths.signIn())

    const data = problemOf(failure)
    if (data?.code === 'read_only') error(503, 'The service can only be read.', { code: 'read_only' })
    if (!data || data.status >= 500)
      error(503, 'The service failed.', { code: 'api_failed', requestId: data?.request_id })
    const code = data.status === 404 ? missing : data.code
    const says = sentenceOf({ ...data, code })
    error(data.status, formProblem(data.code), { code, says, requestId: data.request_id })
  }
