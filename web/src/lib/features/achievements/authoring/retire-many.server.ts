import { fail, type RequestEvent } from '@sveltejs/kit'
import { z } from 'zod'
import { achievementsApi } from '#lib/api/achievements.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'

const MOST = 100
const chosen = z.array(z.uuid()).min(1).max(MOST)

/** Which achievements changed their status; the opposite takes it back. */
export interface StatusChange {
  status: 'live' | 'retired'
  ids: string[]
}

/** Retires the achievements that the form names, or brings them back. Of those that are refused, the first says why. */
export const moveMany = (status: StatusChange['status']) => async (event: RequestEvent<{ community: string }>) => {
  const { accessToken } = await requireSession(event)
  const { success, data } = chosen.safeParse((await event.request.formData()).getAll('achievements'))
  if (!success) return fail(422, { problem: 'Choose an achievement first.' })
  const api = achievementsApi(accessToken)
  const ids: string[] = []
  let problem: string | undefined
  for (const id of new Set(data)) {
    const answer = await api.change(id, { status })
    if ('refused' in answer) problem ??= answer.refused.says
    else ids.push(id)
  }
  return { problem, moved: { status, ids } satisfies StatusChange }
}
