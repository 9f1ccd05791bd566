import { parseResponse } from 'hono/client'
import type { ContentDetail } from '#contracts/courses/contents.ts'
import type { SubmitBody } from '#contracts/gates/gates.ts'
import { toPageError } from '#lib/api/call.server.ts'
import { named } from '#lib/features/courses/api.server.ts'
import { validationApi } from './validation-api.server.ts'

/** Gates as they stand before whoever asks. */
export const gatesApi = (token: string) => {
  const validation = validationApi(token)
  const { milestones } = validation
  return {
    of: async (community: string, whole: { course: string } | { program: string }) => {
      await named('course' in whole ? whole.course : whole.program, 'course_not_found')
      return parseResponse(milestones.$get({ query: { community, ...whole } })).catch(toPageError('course_not_found'))
    },
    submit: (id: string, body: SubmitBody) =>
      parseResponse(milestones[':id'].submit.$post({ param: { id: encodeURIComponent(id) }, json: body })).catch(
        toPageError('milestone_not_found'),
      ),
    /** That somebody did a lesson, WOD or scenario; again, it counts no more and is well. */
    done: (user_id: string, { id, kind, minutes }: ContentDetail) => {
      const metrics: Record<string, number> = minutes === null ? {} : { minutes }
      const json = { user_id, action_type: `${kind}_completed`, content_id: id, metrics }
      return parseResponse(validation.$post({ header: {}, json })).catch(toPageError('content_not_found'))
    },
  }
}
