import { isHttpError } from '@sveltejs/kit'
import { seriesQuery } from '#contracts/ops/series.ts'
import { opsApi } from '#lib/api/ops.server.ts'
import { OPS_FIGURES } from '#lib/features/ops/figures-key.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

/** Null if the functions do not answer: then the page keeps what it has. To those who may not look there is no page. */
const unlessMissing = <T>(request: Promise<{ data: T }>): Promise<T | null> =>
  request.then(
    ({ data }) => data,
    (failure: unknown) => {
      if (isHttpError(failure) && failure.status >= 500) return null
      throw failure
    },
  )

export const load: PageServerLoad = async (event) => {
  event.depends(OPS_FIGURES)
  const { accessToken } = await requireSession(event)
  const asked = seriesQuery.safeParse(
    Object.fromEntries([...event.url.searchParams].filter(([, value]) => value !== '')),
  )
  const show = asked.data ?? seriesQuery.parse({})
  const api = opsApi(accessToken)
  const [figures, series] = await Promise.all([unlessMissing(api.readFigures()), unlessMissing(api.readSeries(show))])
  return { figures, series, show }
}
