import { sql } from 'drizzle-orm'

/** A resource as it is listed, and what its reader marked. */
export interface ResourceRow extends Record<string, unknown> {
  id: string
  url: string
  title: string
  publisher: string
  kind: 'objectives' | 'standard' | 'book' | 'course' | 'video' | 'lab' | 'cheat_sheet' | 'tool'
  level: 'beginner' | 'intermediate' | 'advanced'
  language: string
  cost: 'free' | 'partly' | 'paid'
  minutes: number | null
  topics: string[]
  why: string
  useful: number
  mine: { saved: boolean; done: boolean; useful: boolean; reported: boolean }
}

/** The columns of a `ResourceRow`; with `resourcesFor` behind them. */
export const shownColumns = (userId: string) => sql`
  resources.id, resources.url, resources.title, resources.publisher, resources.kind, resources.level, resources.language,
  resources.cost, resources.minutes, array_to_json(resources.topics) as topics, resources.why, resources.useful,
  json_build_object(
    'saved', mark.saved_at is not null,
    'done', mark.done_at is not null,
    'useful', mark.useful_at is not null,
    'reported', exists (
      select from resource_reports
      where resource_id = resources.id and user_id = ${userId} and settled_at is null
    )
  ) as mine
`

export const resourcesFor = (userId: string) => sql`
  resources left join resource_marks as mark on mark.resource_id = resources.id and mark.user_id = ${userId}
`

/** A resource with all that is known of it. */
export interface ResourceDetailRow extends ResourceRow {
  /** Its slug. */
  community: string
  state: 'suggested' | 'listed' | 'declined' | 'retired'
  reason: string | null
  revision: number
  created_at: string
  decided_at: string | null
}

export const detailColumns = (userId: string) => sql`
  ${shownColumns(userId)}, (select slug from communities where id = resources.community_id) as community, resources.state, resources.reason, resources.revision,
  to_json(resources.created_at) as created_at, to_json(resources.decided_at) as decided_at
`

/** What costs nothing first, then what asks for less knowledge. */
export const costRank = sql`array_position(array['free', 'partly', 'paid'], resources.cost)`
export const levelRank = sql`array_position(array['beginner', 'intermediate', 'advanced'], resources.level)`
