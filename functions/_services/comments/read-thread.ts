import type { QuestionThread } from '../../_contracts/comments/comments.ts'
import { withService } from '../../_db/session.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import type { TakenPlace } from '../practice/find-taken.ts'
import { findDiscussed } from './find-discussed.ts'
import { readComments } from './read-comments.ts'
import type { ThreadAt } from './thread-at.ts'

/** What members say in a thread that the caller sees. */
export async function readThread<View>(context: WithClaims<AttemptServices>, at: ThreadAt<View>): Promise<View> {
  const { show } = await at(context)
  return withService(context.db, (_, sql) => show(sql))
}

/** The thread of a question that the caller has answered. */
export const questionThreadAt =
  (place: TakenPlace): ThreadAt<QuestionThread> =>
  async (context) => {
    const { number, of, test, prompt, is_finished, community_id, lineage_id } = await findDiscussed(context, place)
    const subject = { community_id, lineage_id, test_id: test.id, award_id: null, award_user_id: null }
    return {
      subject,
      show: async (sql) => ({
        ...{ number, of, test, prompt, is_finished },
        ...(await readComments(context, sql, subject)),
      }),
    }
  }
