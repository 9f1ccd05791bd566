import type { Resource, ResourceDetail } from '../../_contracts/resources/listing.ts'
import type { ResourceSuggestion } from '../../_contracts/resources/suggestions.ts'
import type { SuggestionRow } from '../../_db/queries/resources/find.ts'
import type { ResourceDetailRow, ResourceRow } from '../../_db/queries/resources/shown.ts'

export const toResource = (row: ResourceRow): Resource => ({
  id: row.id,
  url: row.url,
  title: row.title,
  publisher: row.publisher,
  kind: row.kind,
  level: row.level,
  language: row.language,
  cost: row.cost,
  minutes: row.minutes,
  topics: row.topics,
  why: row.why,
  useful: row.useful,
  mine: row.mine,
})

export const toResourceDetail = (row: ResourceDetailRow): ResourceDetail => ({
  ...toResource(row),
  community: row.community,
  state: row.state,
  reason: row.reason,
  revision: row.revision,
  created_at: row.created_at,
  decided_at: row.decided_at,
})

export const toSuggestion = (row: SuggestionRow): ResourceSuggestion => ({
  ...toResourceDetail(row),
  suggested_by: row.suggested_by,
})
