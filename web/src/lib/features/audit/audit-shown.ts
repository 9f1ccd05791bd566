import { auditCursor, auditFilters, type AuditFilters } from '#contracts/audit/audit.ts'
import type { AuditKind } from '#domain/audit/kinds.ts'

/** What the page of the audit log shows. */
export interface AuditShown extends AuditFilters {
  /** The entry after which it begins. */
  after?: string
}

const { person, kind, from, to, about } = auditFilters.shape

/** Reads the query of the page's URL; empty and invalid values are left out. */
export function readAuditShown(query: URLSearchParams): AuditShown {
  const asked = (name: string) => query.get(name)?.trim() || undefined
  return {
    person: person.safeParse(asked('person')).data,
    kind: kind.safeParse(asked('kind')).data,
    from: from.safeParse(asked('from')).data,
    to: to.safeParse(asked('to')).data,
    about: about.safeParse(asked('about')).data,
    after: auditCursor.safeParse(asked('after')).data,
  }
}

export const AUDIT_KIND: Record<AuditKind, string> = {
  people: 'People, invitations, groups',
  progress: 'XP, achievements, gates',
  scores: 'Scores, grades, time',
  content: 'Tests, courses, assignments',
  talk: 'Comments',
  settings: 'Settings',
}
