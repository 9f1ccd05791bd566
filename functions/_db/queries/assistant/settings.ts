import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

export interface AssistantSettingsRow extends Record<string, unknown> {
  enabled: boolean
  shows_names: boolean
  /** In millionths of a dollar; null: as configured. */
  month_budget: number | null
  learner_day_budget: number | null
}

const AS_CONFIGURED: AssistantSettingsRow = {
  enabled: true,
  shows_names: true,
  month_budget: null,
  learner_day_budget: null,
}

/** What a community decided about the assistant, as far as the reader may see it. */
export async function assistantSettings(tx: Transaction, communityId: string): Promise<AssistantSettingsRow> {
  const [row] = await tx.execute<AssistantSettingsRow>(sql`
    select enabled, shows_names, month_budget::float8, learner_day_budget::float8
    from assistant_settings
    where community_id = ${communityId}
  `)
  return row ?? AS_CONFIGURED
}

/** Stores all of it; a trigger writes the audit log. */
export const storeAssistantSettings = (tx: Transaction, communityId: string, row: AssistantSettingsRow) =>
  tx.execute(sql`
    insert into assistant_settings (community_id, enabled, shows_names, month_budget, learner_day_budget)
    values (
      ${communityId}, ${row.enabled}, ${row.shows_names}, ${row.month_budget}::bigint, ${row.learner_day_budget}::bigint
    )
    on conflict (community_id) do update
    set
      enabled = excluded.enabled, shows_names = excluded.shows_names, month_budget = excluded.month_budget,
      learner_day_budget = excluded.learner_day_budget
  `)
