import { markingApi } from '#lib/api/marking.server.ts'
import { managePaths, type EssaysShow } from '#lib/manage-paths.ts'
import type { AttemptToMark } from '#contracts/marking/marking.ts'

/** The filter in the address. */
export const readEssaysShow = (query: URLSearchParams): EssaysShow => ({
  test: query.get('test') ?? undefined,
  after: query.get('after') ?? undefined,
})

/** Where a marker goes on: with the next essay of this exam, then of the exam that waits longest; at last at the queue. */
export async function nextToMark(
  token: string,
  { community, learner, id, essays }: AttemptToMark,
  show: EssaysShow,
): Promise<string> {
  const { test } = show
  const open = essays.find(({ mark }) => mark === null)
  if (open) return managePaths.essay(community, { learner: learner.id, attempt: id, number: open.number }, { test })
  const { data } = await markingApi(token).listEssays(community, { test, limit: '1' })
  const [exam] = data
  const [first] = exam?.essays ?? []
  if (!exam || !first) return managePaths.essays(community, { test })
  const { attempt_id, learner: whose } = exam
  return managePaths.essay(community, { learner: whose.id, attempt: attempt_id, number: first.number }, { test })
}
