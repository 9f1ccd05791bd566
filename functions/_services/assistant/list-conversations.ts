import type { Conversation } from '../../_contracts/assistant/conversations.ts'
import { conversationKeys } from '../../_db/queries/assistant/conversations.ts'
import { assistantSettings } from '../../_db/queries/assistant/settings.ts'
import { stepById } from '../../_db/queries/assistant/steps.ts'
import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { withService, withUser } from '../../_db/session.ts'
import { attachQuestions } from '../attempts/attach-questions.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { WithClaims } from '../context.ts'
import { toTexts } from './to-assisted.ts'
import { toHelp } from './to-help.ts'

interface ConversationsQuery {
  community: string
  limit: number
  cursor?: string | undefined
}

/** What learners of a community asked and were answered, the newest first, for those who teach there. */
export async function listConversations(
  { db, banks, claims }: WithClaims<AttemptServices>,
  { community: slug, limit, cursor }: ConversationsQuery,
): Promise<{ data: Conversation[]; next: string | null }> {
  const community = await withUser(db, claims, (tx) =>
    findTaughtCommunity(tx, claims, slug, 'Only instructors and admins read what learners asked the assistant.'),
  )
  // No policy shows steps to instructors: names are left out here, where the community wants that.
  const { shows_names, found } = await withService(db, async (tx) => {
    const { shows_names } = await assistantSettings(tx, community.id)
    const keys = await conversationKeys(tx, { communityId: community.id, limit: limit + 1, before: cursor })
    const found = []
    for (const key of keys.slice(0, limit)) found.push({ ...key, row: await stepById(tx, key.user_id, key.id) })
    return { shows_names, found: { page: found, more: keys.length > limit } }
  })
  const attempts = await loadAttempts(
    db,
    found.page.map(({ user_id, attempt_id }) => ({ user_id, id: attempt_id })),
  )
  const data: Conversation[] = []
  for (const [place, { row, learner }] of found.page.entries()) {
    const attemptRow = attempts[place]
    // Its learner deleted the account a moment ago.
    if (!row || !attemptRow) continue
    const attempt = await attachQuestions(attemptRow, banks)
    const question = attempt.questions[row.question - 1]
    data.push({
      ...toHelp(row),
      learner: shows_names ? learner : null,
      test: { id: attemptRow.test_id, slug: attemptRow.slug, title: attemptRow.title },
      number: row.question,
      topic: question?.topic ?? '',
      prompt: question?.prompt ?? '',
      tried_texts: toTexts(attempt, row.question - 1, row.tried),
      model: row.model,
    })
  }
  return { data, next: found.more ? (found.page.at(-1)?.id ?? null) : null }
}
