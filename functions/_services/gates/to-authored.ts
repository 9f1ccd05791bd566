import { authoredGate, type AuthoredGate } from '../../_contracts/gates/authoring.ts'
import type { AuthoredGateRow } from '../../_db/queries/gates/authored.ts'
import type { SurroundingsRow } from '../../_db/queries/gates/surroundings.ts'
import { findUnsatisfiable } from '../../_domain/rules/unsatisfiable.ts'
import { sayCriteria, type NameOf } from '../../_domain/rules/say-criteria.ts'
import { findOpenTests } from './open-tests.ts'
import { surroundingsOf } from './surroundings.ts'

interface AuthoredCommunity {
  /** All its gates. */
  rows: readonly AuthoredGateRow[]
  surroundings: SurroundingsRow
  /** The slug. */
  community: string
}

/** A gate as its author sees it, with warnings about conditions that can never hold. */
export function toAuthoredGate(
  row: AuthoredGateRow,
  { rows, surroundings, community }: AuthoredCommunity,
): AuthoredGate {
  const nameOf: NameOf = (name, kind) => {
    if (kind === 'gate') return rows.find(({ slug }) => slug === name)?.title
    return kind === 'course'
      ? rows.find(({ scope, of_slug }) => scope === 'course' && of_slug === name)?.of_title
      : undefined
  }
  const say = (criteria: AuthoredGateRow['unlock_criteria']) => criteria && sayCriteria(criteria, nameOf)
  return authoredGate.parse({
    ...row,
    community,
    of: { id: row.of_id, slug: row.of_slug, title: row.of_title, status: row.of_status },
    needs: rows.filter(({ id }) => row.needs.includes(id)).map(toLink),
    needed_by: rows.filter(({ needs }) => needs.includes(row.id)).map(toLink),
    unlock_says: say(row.unlock_criteria),
    validation_says: say(row.validation_criteria),
    learners: { submitted: row.submitted, rejected: row.rejected, validated: row.validated, others: row.others },
    warnings:
      row.status === 'retired'
        ? []
        : [
            ...findUnsatisfiable(row, surroundingsOf(row, { rows, surroundings })),
            ...findOpenTests(row, surroundings.tests),
          ],
  })
}

const toLink = ({ id, slug, title, status, scope, of_title }: AuthoredGateRow) => ({
  id,
  slug,
  title,
  status,
  scope,
  of: of_title,
})
