import type { Conversation } from '../../_contracts/assistant/conversations.ts'
import { conversationKeys } from '../../_db/queries/assistant/conversations.ts'
import { assistantSettings } from '../../_db/queries/assistant/settings.ts'
import { stepById, type StepRow } from '../../_db/queries/assistant/steps.ts'
import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { loadPractice } from '../../_db/queries/practice/load.ts'
import { withService, withUser } from '../../_db/session.ts'
import { attachQuestions } from '../attempts/attach-questions.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { WithClaims } from '../context.ts'
import { attachPracticed } from '../practice/attach.ts'
import { attemptWithPlaces, practiceWithPlaces, type PlacedQuestions } from './placed-questions.ts'
import { toTexts } from './to-assisted.ts'
import { toHelp } from './to-help.ts'

interface ConversationsQuery {
  community: string
  limit: number
  cursor?: string | undefined
}

type Context = WithClaims<AttemptServices>

/** What learners of a community asked and were answered, the newest first, for those who teach there. */
export async function listConversations(
  context: Context,
  { community: slug, limit, cursor }: ConversationsQuery,
): Promise<{ data: Conversation[]; next: string | null }> {
  const { db, claims } = context
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
  const data: Conversation[] = []
  for (const { row, learner } of found.page) {
    const taken = row && (await takenOf(context, row))
    const index = row ? row.question - 1 : 0
    const [question, stand] = [taken?.questions[index], taken?.stands[index]]
    // Its learner deleted the account a moment ago.
    if (!row || !taken || !question || !stand) continue
    data.push({
      ...toHelp(row),
      learner: shows_names ? learner : null,
      test: stand.test,
      number: row.question,
      topic: question.topic,
      prompt: question.prompt,
      tried_texts: toTexts(taken, index, row.tried),
      model: row.model,
    })
  }
  return { data, next: found.more ? (found.page.at(-1)?.id ?? null) : null }
}

/** The attempt or the practice session in which a step was taken. */
async function takenOf(
  { db, banks, now }: Context,
  { user_id, attempt_id, session_id }: StepRow,
): Promise<PlacedQuestions | undefined> {
  if (attempt_id !== null) {
    const [row] = await loadAttempts(db, [{ user_id, id: attempt_id }])
    return row && attemptWithPlaces(await attachQuestions(row, banks))
  }
  const [row] = session_id === null ? [] : await loadPractice(db, user_id, [session_id])
  return row && practiceWithPlaces(await attachPracticed(row, banks), now())
}
