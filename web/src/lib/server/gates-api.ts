import { hc, parseResponse } from 'hono/client'
import type { MilestoneValidationApi } from '../../../../functions/milestone-validation-api/app.ts'
import type { SubmitBody } from '../../../../functions/_contracts/gates.ts'
import { base, inTheNameOf, refuse } from './call.ts'
import { named } from './courses-api.ts'

/** Gates as they stand before whoever asks. */
export const gatesApi = (token: string) => {
  const { milestones } = hc<MilestoneValidationApi>(base, inTheNameOf(token))['milestone-validation-api']
  return {
    of: async (community: string, whole: { course: string } | { program: string }) => {
      await named('course' in whole ? whole.course : whole.program, 'course_not_found')
      return parseResponse(milestones.$get({ query: { community, ...whole } })).catch(refuse('course_not_found'))
    },
    submit: (id: string, body: SubmitBody) =>
      parseResponse(milestones[':id'].submit.$post({ param: { id: encodeURIComponent(id) }, json: body })).catch(
        refuse('milestone_not_found'),
      ),
  }
}
