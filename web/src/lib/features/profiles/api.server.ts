import { DetailedError, hc, parseResponse } from 'hono/client'
import type { GamificationApi } from '#functions/gamification-api/app.ts'
import type { ChangeProfileBody } from '#contracts/profiles/profiles.ts'
import { problem } from '#contracts/wire.ts'
import { anonymous, base, asUser, toPageError } from '#lib/api/call.server.ts'

/** An export holds everything, so it may take longer than a page. */
const EXPORT_MS = 60_000

/** What somebody shows to everybody; to its owner also what is private. */
export const readProfile = async (token: string | undefined, username: string) => {
  const { profile } = hc<GamificationApi>(base, token === undefined ? anonymous : asUser(token))['gamification-api']
  const answer = profile[':username'].$get({ param: { username: encodeURIComponent(username) } })
  // A name that nobody can have is nobody's.
  return (await parseResponse(answer).catch(refuseAs404)).data
}

const refuseAs404 = (failure: unknown) => {
  if (failure instanceof DetailedError && failure.statusCode === 422) failure.statusCode = 404
  return toPageError('profile_not_found')(failure)
}

const mine = (token: string) => hc<GamificationApi>(base, asUser(token))['gamification-api'].profile

export const readMine = async (token: string) => (await parseResponse(mine(token).$get()).catch(toPageError())).data

/** Why a form cannot be taken: a code, and which values are at fault. */
export interface ProfileRefusal {
  code: string
  fields: string[]
}

/** What a form may be told; everything else is the page's error. */
const formRefusal = (failure: unknown): ProfileRefusal => {
  const { data } = problem.safeParse(failure instanceof DetailedError ? failure.detail?.data : undefined)
  const fields = data?.errors.map(({ path }) => path.replace(/^body\./, '')) ?? []
  if (data && (fields.length > 0 || data.code === 'sign_in_again')) return { code: data.code, fields }
  return toPageError()(failure)
}

/** Null once it is changed. */
export const changeMine = (token: string, change: ChangeProfileBody): Promise<ProfileRefusal | null> =>
  parseResponse(mine(token).$patch({ json: change })).then(() => null, formRefusal)

/** Null once it is gone. */
export const deleteMine = (token: string, username: string): Promise<ProfileRefusal | null> =>
  parseResponse(mine(token).$delete({ json: { username } })).then(() => null, formRefusal)

/** All that is kept of somebody, as it comes. */
export const exportMine = async (token: string): Promise<Response> => {
  const answer = await fetch(`${base}/gamification-api/profile/export`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(EXPORT_MS),
  }).catch(toPageError())
  return answer.ok ? answer : toPageError()(new DetailedError('The export failed.', { statusCode: answer.status }))
}
