import { hc, parseResponse } from 'hono/client'
import type { OpsApi } from '#functions/ops-api/app.ts'
import type { SeriesQuery } from '#contracts/ops/series.ts'
import { asUser, base, toPageError } from './call.server.ts'

const PAGE = 'route_not_found'

/** The function ops-api, called for a signed-in user. */
export function opsApi(token: string) {
  const { access, figures, series } = hc<OpsApi>(base, asUser(token))['ops-api']
  return {
    readAccess: () => parseResponse(access.$get()).catch(toPageError()),
    readFigures: () => parseResponse(figures.$get()).catch(toPageError(PAGE)),
    readSeries: (show: SeriesQuery) => parseResponse(series.$get({ query: show })).catch(toPageError(PAGE)),
  }
}
