import { hc } from 'hono/client'
import type { MilestoneValidationApi } from '#functions/milestone-validation-api/app.ts'
import { base, asUser } from '#lib/api/call.server.ts'

/** What was done and what it validates, asked in the name of one person. */
export const validationApi = (token: string) =>
  hc<MilestoneValidationApi>(base, asUser(token))['milestone-validation-api']
