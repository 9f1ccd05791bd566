import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'
import type { StepRow } from './steps.ts'

interface ConversationPage {
  communityId: string
  limit: number
  /** The last id of the page before. */
  before: string | undefined
}

/** Which step it is, and who took it. */
export interface ConversationKey extends Record<string, unknown>, Pick<StepRow, 'user_id' | 'id'> {
  learner: { id: string; display_name: string; username: string }
}

/** The newest steps of a community, by whoever took them. */
export const conversationKeys = async (
  tx: Transaction,
  { communityId, limit, before }: ConversationPage,
): Promise<ConversationKey[]> => [
  ...(await tx.execute<ConversationKey>(sql`
    select
      user_id, assistant_steps.id,
      json_build_object('id', profiles.id, 'display_name', display_name, 'username', username) as learner
    from assistant_steps
    join profiles on profiles.id = user_id
    where community_id = ${communityId} and ${before === undefined ? sql`true` : sql`assistant_steps.id < ${before}::uuid`}
    order by assistant_steps.id desc
    limit ${limit}
  `)),
]
