import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'
import { detailColumns, resourcesFor, type ResourceDetailRow } from './shown.ts'

/** False where the reader has an open report about it already. */
export async function insertReport(tx: Transaction, reader: string, resource: string, note: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into resource_reports (resource_id, community_id, user_id, note)
    select id, community_id, ${reader}, ${note} from resources where id = ${resource} and state = 'listed'
    on conflict (resource_id, user_id) where settled_at is null do nothing
    returning id
  `)
  return rows.length > 0
}

/** Settles every open report about a resource. */
export async function settleReports(tx: Transaction, by: string, resource: string) {
  await tx.execute(sql`
    update resource_reports set settled_at = now(), settled_by = ${by}
    where resource_id = ${resource} and settled_at is null
  `)
}

export interface DeadLinkRow extends Record<string, unknown> {
  resource: ResourceDetailRow
  since: string
  reports: number
  notes: string[]
}

/** Resources of a community that somebody could not open, those that wait longest first. */
export function deadLinks(tx: Transaction, where: { community: string; reader: string }) {
  return tx.execute<DeadLinkRow>(sql`
    select to_json(resource) as resource, to_json(report.since) as since, report.reports, report.notes
    from (
      select
        resource_id, min(created_at) as since, count(*)::integer as reports,
        coalesce(json_agg(note order by created_at desc) filter (where note <> ''), '[]') as notes
      from resource_reports
      where community_id = ${where.community} and settled_at is null
      group by resource_id
    ) as report
    cross join lateral (
      select ${detailColumns(where.reader)} from ${resourcesFor(where.reader)} where resources.id = report.resource_id
    ) as resource
    order by report.since
    limit 100
  `)
}
