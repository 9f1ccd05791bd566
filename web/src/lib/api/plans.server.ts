import { error } from '@sveltejs/kit'
import { hc, parseResponse } from 'hono/client'
import type { z } from 'zod'
import type { AttemptsApi } from '#functions/attempts-api/app.ts'
import type { examPlanBody } from '#contracts/plans/plans.ts'
import { asUser, base, ownClient, patientFetch, toPageError } from './call.server.ts'
import { toFormRefusal } from './refusals.server.ts'

const COMMUNITY = 'community_not_found'

/** Plans and what is due today, called for a signed-in user. */
export function plansApi(token: string) {
  const { plan, today } = hc<AttemptsApi>(base, asUser(token))['attempts-api']
  const about = (community: string) => ({ query: { community } })
  return {
    read: (community: string) => parseResponse(plan.$get(about(community))).catch(toPageError(COMMUNITY)),
    readToday: (community: string) => parseResponse(today.$get(about(community))).catch(toPageError(COMMUNITY)),
    save: (community: string, json: z.input<typeof examPlanBody>) =>
      parseResponse(plan.$put({ ...about(community), json })).catch(toFormRefusal(COMMUNITY)),
    remove: (community: string) => parseResponse(plan.$delete(about(community))).catch(toPageError(COMMUNITY)),
    makeCalendar: (community: string) =>
      parseResponse(plan.calendar.$post(about(community))).catch(toPageError(COMMUNITY)),
    endCalendar: (community: string) =>
      parseResponse(plan.calendar.$delete(about(community))).catch(toPageError(COMMUNITY)),
  }
}

/** The calendar at a secret address, or a 304 where its reader has it. Whoever asks is counted by address. */
export async function fetchCalendar(file: string, ifNoneMatch: string | null): Promise<Response> {
  const headers = new Headers(ownClient())
  if (ifNoneMatch !== null) headers.set('if-none-match', ifNoneMatch)
  const answer = await patientFetch(`${base}/attempts-api/calendar/${encodeURIComponent(file)}`, { headers }).catch(
    () => error(503, 'The service cannot be reached.', { code: 'api_unreachable' }),
  )
  if (answer.status < 400) return answer
  await answer.body?.cancel()
  if (answer.status === 404 || answer.status === 422) error(404, 'There is no such calendar.')
  error(answer.status === 429 ? 429 : 503, 'The calendar cannot be read now.', { code: 'api_failed' })
}
