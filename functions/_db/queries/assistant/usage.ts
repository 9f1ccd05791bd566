import { sql } from 'drizzle-orm'
import type { ModelTask, Usage } from '../../../_domain/assistant/model-request.ts'
import type { Transaction } from '../../session.ts'
import type { OpenReservation } from './reservations.ts'

/** Adds one answer to what its day cost. */
export const addUsage = (
  tx: Transaction,
  { community_id, task, model, day }: OpenReservation,
  { inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens }: Usage,
  cost: number,
) =>
  tx.execute(sql`
    insert into assistant_usage as known (
      community_id, task, model, day, requests, input_tokens, cache_read_tokens, cache_write_tokens, output_tokens, cost
    )
    values (
      ${community_id}, ${task}, ${model}, ${day}::date, 1, ${inputTokens}::bigint, ${cacheReadTokens}::bigint,
      ${cacheWriteTokens}::bigint, ${outputTokens}::bigint, ${cost}::bigint
    )
    on conflict (community_id, day, task, model) do update
    set
      requests = known.requests + 1, input_tokens = known.input_tokens + excluded.input_tokens,
      cache_read_tokens = known.cache_read_tokens + excluded.cache_read_tokens,
      cache_write_tokens = known.cache_write_tokens + excluded.cache_write_tokens,
      output_tokens = known.output_tokens + excluded.output_tokens, cost = known.cost + excluded.cost
  `)

export interface UsageRow extends Record<string, unknown> {
  day: string
  task: ModelTask
  model: string
  requests: number
  input_tokens: number
  cache_read_tokens: number
  cache_write_tokens: number
  output_tokens: number
  /** In millionths of a dollar. */
  cost: number
}

/** What a community's assistant cost since a day, as far as the reader may see it. */
export const usageSince = async (tx: Transaction, communityId: string, day: string): Promise<UsageRow[]> => [
  ...(await tx.execute<UsageRow>(sql`
    select
      day::text, task, model, requests, input_tokens::float8, cache_read_tokens::float8, cache_write_tokens::float8,
      output_tokens::float8, cost::float8
    from assistant_usage
    where community_id = ${communityId} and day >= ${day}::date
    order by day, task, model
  `)),
]
