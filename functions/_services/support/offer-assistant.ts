import type { AssistantOffer } from '../../_contracts/support/assistant.ts'
import { takesExam } from '../../_db/queries/assistant/running-exams.ts'
import { assistantSettings } from '../../_db/queries/assistant/settings.ts'
import { hasHistory } from '../../_db/queries/support/thread-changes.ts'
import { readAsUser, withService, type Transaction } from '../../_db/session.ts'
import type { AssistantServices } from '../assistant/assistant-services.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { WithClaims } from '../context.ts'

/** Whether the assistant answers what the caller asks in a community, and if not, why. */
export async function offerAssistant(context: WithClaims<AssistantServices>, slug: string): Promise<AssistantOffer> {
  const { db, claims } = context
  const { id } = await readAsUser(db, claims, (tx) => findMyCommunity(tx, claims, slug))
  const why = await withService(db, (tx) => reasonAgainst(tx, context, id))
  return { answers: why === null, why }
}

async function reasonAgainst(
  tx: Transaction,
  { assistant, now, claims: { sub: userId } }: WithClaims<AssistantServices>,
  communityId: string,
): Promise<AssistantOffer['why']> {
  if (!assistant.model) return 'no_model'
  if (!(await assistantSettings(tx, communityId)).enabled) return 'switched_off'
  if (await takesExam(tx, { user_id: userId, now: now() })) return 'exam_running'
  return (await hasHistory(tx, { userId, communityId })) ? null : 'first_words'
}
