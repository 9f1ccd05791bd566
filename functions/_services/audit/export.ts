import type { AuditFilters } from '../../_contracts/audit/audit.ts'
import { writeTable } from '../../_formats/csv/table.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { auditEntries } from './read.ts'

/** The most entries in a file. Whoever needs more asks for a span of days at a time. */
export const MOST_EXPORTED = 10_000

const COLUMNS = ['at', 'who', 'username', 'what', 'reason', 'about', 'before', 'after', 'action', 'type', 'id']

/** The audit log of a community as a file, for its admins: the newest entries that match. */
export async function exportAuditLog(
  context: WithClaims<DatabaseContext>,
  request: AuditFilters & { slug: string },
): Promise<{ text: string; filename: string }> {
  const entries = await auditEntries(context, { ...request, limit: MOST_EXPORTED })
  const rows = entries.map(({ at, actor, says, reason, people, changes, action, about }) => [
    at,
    actor?.name ?? '',
    actor?.username ?? '',
    says,
    reason ?? '',
    people.map(({ username }) => username).join(' '),
    changes.map(({ what, before }) => named(what, before)).join('\n'),
    changes.map(({ what, after }) => named(what, after)).join('\n'),
    action,
    about.type,
    about.id,
  ])
  return { text: writeTable(COLUMNS, rows), filename: `${request.slug}-audit.csv` }
}

const named = (what: string, value: string | null) => (what === '' ? (value ?? '') : `${what}: ${value ?? ''}`)
