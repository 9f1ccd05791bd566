import { z } from 'zod'
import type { ContentDetail } from '../../../../functions/_contracts/contents.ts'
import { base, inTheNameOf, refuse } from './call.ts'
import type { Session } from './session.ts'

const answer = z.object({ data: z.object({ recorded: z.boolean() }) })

/** Says that somebody did a lesson, WOD or scenario. Whether it was taken: again, it counts no more and is well. */
export async function recordDone(
  { user, accessToken }: Session,
  { id, kind, minutes }: ContentDetail,
): Promise<boolean> {
  const { headers, fetch } = inTheNameOf(accessToken)
  const response = await fetch(`${base}/milestone-validation-api`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({
      user_id: user.id,
      action_type: `${kind}_completed`,
      content_id: id,
      metrics: minutes === null ? {} : { minutes },
    }),
  }).catch(refuse())
  return response.ok && answer.safeParse(await response.json()).success
}
