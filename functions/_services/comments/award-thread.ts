import type { AwardThread } from '../../_contracts/comments/award-threads.ts'
import { sharedAwardOf } from '../../_db/queries/comments/awards.ts'
import { takesExam } from '../../_db/queries/assistant/running-exams.ts'
import { readAsService } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { readComments } from './read-comments.ts'
import type { ThreadAt } from './thread-at.ts'

/** The thread of an achievement that somebody shares, for members of the community in which it was earned. */
export const awardThreadAt =
  (place: { username: string; award: string }): ThreadAt<AwardThread> =>
  async (context) => {
    const { db, claims, now } = context
    const reader = claims.sub
    const { award, isBusy } = await readAsService(db, reader, async (tx, sql) => ({
      award: await sharedAwardOf(sql, { ...place, reader }),
      isBusy: await takesExam(tx, { user_id: reader, now: now() }),
    }))
    if (!award) throw notFound('achievement')
    if (isBusy)
      throw new DomainError('exam_running', 'You are taking an exam. Comments are here again once it is finished.')
    const { id, user_id, community_id, name } = award
    const subject = { community_id, lineage_id: null, test_id: null, award_id: id, award_user_id: user_id }
    return {
      subject,
      show: async (sql) => ({ award: { id, name }, ...(await readComments(context, sql, subject)), teaches: false }),
    }
  }
