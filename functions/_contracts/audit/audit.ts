import { z } from 'zod'
import { AUDIT_KINDS } from '../../_domain/audit/kinds.ts'
import { hasYear, NO_YEAR, storable, trimmed } from '../storable.ts'
import { instant, list } from '../wire.ts'

const day = z.iso.date().refine(hasYear, NO_YEAR)

const filters = {
  person: trimmed(80).optional().describe('a part of the name or username of who decided, or of whom it is about'),
  kind: z.enum(AUDIT_KINDS).optional().describe('what it is about'),
  from: day.optional().describe('the first day, in UTC'),
  to: day.optional().describe('the last day, in UTC'),
  about: storable(160)
    .regex(/^[a-z_]{1,40}:.+$/, 'is a type and an id, with a colon between')
    .optional()
    .describe('only about this thing: `about.type` and `about.id` of an entry, with a colon between'),
}

export const auditFilters = z.object(filters)
export type AuditFilters = z.infer<typeof auditFilters>

export const auditCursor = storable(18)
  .regex(/^\d+$/, 'is not one of ours')
  .describe('`page.next` of the previous page')

export const auditQuery = z.object({
  ...filters,
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: auditCursor.optional(),
})
export type AuditQuery = z.infer<typeof auditQuery>

const auditedPerson = z.object({ id: z.uuid(), username: z.string(), name: z.string() })

export const auditEntry = z
  .object({
    id: z.string(),
    at: instant,
    action: z.string().describe('such as `xp.awarded`'),
    kind: z.enum(AUDIT_KINDS).nullable(),
    says: z.string().describe('what happened, in words'),
    reason: z.string().nullable(),
    actor: auditedPerson.nullable().describe('null if it was nobody, or their account is gone'),
    people: z.array(auditedPerson).describe('whom it is about, but for those whose accounts are gone'),
    about: z.object({ type: z.string(), id: z.string(), title: z.string().nullable() }),
    changes: z.array(
      z.object({
        what: z.string().describe('the name of a field; empty where there is only one'),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'AuditEntry' })
export type AuditEntry = z.infer<typeof auditEntry>

export const auditPage = list(auditEntry)
export type AuditPage = z.infer<typeof auditPage>
