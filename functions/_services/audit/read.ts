import type { AuditEntry, AuditFilters, AuditPage, AuditQuery } from '../../_contracts/audit/audit.ts'
import { auditRows, type AuditRow } from '../../_db/queries/audit/entries.ts'
import { readAsUser, withService } from '../../_db/session.ts'
import { changesIn } from '../../_domain/audit/changes.ts'
import { actionsOf, kindOfAction } from '../../_domain/audit/kinds.ts'
import { auditSentence } from '../../_domain/audit/sentence.ts'
import { instant } from '../attempts/instant.ts'
import { findAdministeredCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

const AUDIT_REFUSED = 'Only admins can read the audit log.'

interface AuditRequest extends AuditFilters {
  slug: string
  limit: number
  cursor?: string
}

/** A page of the audit log of a community, for its admins. */
export async function readAuditLog(
  context: WithClaims<DatabaseContext>,
  { limit, ...request }: AuditQuery & { slug: string },
): Promise<AuditPage> {
  // One entry more than the page holds tells whether there is a next page.
  const entries = await auditEntries(context, { ...request, limit: limit + 1 })
  const data = entries.slice(0, limit)
  return { data, page: { next: entries.length > limit ? (data.at(-1)?.id ?? null) : null } }
}

/**
 * The entries that a request asks for. Names bypass row-level security: an admin also reads what those did who have left, as
 * long as their accounts are there.
 */
export async function auditEntries(
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, kind, about, cursor, ...same }: AuditRequest,
): Promise<AuditEntry[]> {
  const { id: communityId } = await readAsUser(db, claims, (tx) =>
    findAdministeredCommunity(tx, claims, slug, AUDIT_REFUSED),
  )
  const rows = await withService(db, (_, sql) =>
    auditRows(sql, {
      ...same,
      communityId,
      before: cursor,
      actions: kind && actionsOf(kind),
      about: about === undefined ? undefined : toSubject(about),
    }),
  )
  return rows.map(toEntry)
}

function toSubject(about: string) {
  const colon = about.indexOf(':')
  return { type: about.slice(0, colon), id: about.slice(colon + 1) }
}

const toEntry = ({
  id,
  at,
  action,
  subject_type,
  subject_id,
  reason,
  details,
  actor,
  is_automatic,
  people,
  title,
}: AuditRow): AuditEntry => ({
  ...{ id, action, actor, people },
  at: instant(at),
  kind: kindOfAction(action),
  says: auditSentence({
    ...{ action, title, details, subject: subject_id },
    actor: is_automatic ? 'laude' : (actor?.name ?? null),
    people: people.map(({ name }) => name),
  }),
  reason,
  about: { type: subject_type, id: subject_id, title },
  changes: changesIn(details),
})
