import { hc, parseResponse } from 'hono/client'
import type { z } from 'zod'
import type { AuthoringApi } from '#functions/authoring-api/app.ts'
import type { correctionBody } from '#contracts/corrections/corrections.ts'
import type { SettleReportsBody } from '#contracts/corrections/reports.ts'
import { asUser, base, toPageError } from './call.server.ts'
import { idParam } from './params.server.ts'
import { toFormRefusal } from './refusals.server.ts'

const COMMUNITY = 'community_not_found'
const TEST = 'test_not_found'
const REPORTS = 'reports_not_found'
const CORRECTION = 'correction_not_found'

/** The part of authoring-api that is about questions that turned out to be wrong. */
export function correctionsApi(token: string) {
  const { corrections, reports, tests } = hc<AuthoringApi>(base, asUser(token))['authoring-api']
  const test = tests[':id']
  const reported = test.reports[':lineage']
  const one = corrections[':id']
  return {
    listReports: (community: string, { limit }: { limit?: string } = {}) =>
      parseResponse(reports.$get({ query: { community, limit } })).catch(toPageError(COMMUNITY)),
    readReports: async (id: string, lineage: string) =>
      (await parseResponse(reported.$get({ param: { id, lineage } })).catch(toPageError(REPORTS))).data,
    settleReports: (id: string, lineage: string, json: SettleReportsBody) =>
      parseResponse(reported.$post({ param: { id, lineage }, json })).catch(toFormRefusal(REPORTS)),
    listCorrections: async (id: string) =>
      (await parseResponse(test.corrections.$get({ param: await idParam(id, TEST) })).catch(toPageError(TEST))).data,
    /** The key makes a form that is sent twice one correction. */
    create: (id: string, key: string, json: z.input<typeof correctionBody>) =>
      parseResponse(test.corrections.$post({ param: { id }, header: { 'idempotency-key': key }, json })).catch(
        toFormRefusal(TEST),
      ),
    read: async (id: string) =>
      (await parseResponse(one.$get({ param: await idParam(id, CORRECTION) })).catch(toPageError(CORRECTION))).data,
    apply: (id: string) => parseResponse(one.apply.$post({ param: { id } })).catch(toFormRefusal(CORRECTION)),
    withdraw: (id: string) => parseResponse(one.withdraw.$post({ param: { id } })).catch(toFormRefusal(CORRECTION)),
  }
}
export type CorrectionsClient = ReturnType<typeof correctionsApi>
