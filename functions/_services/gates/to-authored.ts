import { authoredGate, type AuthoredGate } from '../../_contracts/gates/authoring.ts'
import type { SurroundingsRow, AuthoredGateRow } from '../../_db/queries/gates/authored.ts'
import { findUnsatisfiable } from '../../_domain/rules/unsatisfiable.ts'
import { sayCriteria } from '../../_domain/rules/say-criteria.ts'
import { surroundingsOf } from './surroundings.ts'

/** A gate as who writes it works on it, with what of it can never be. */
export function toAuthoredGate(
  row: AuthoredGateRow,
  all: readonly AuthoredGateRow[],
  community: string,
  there: SurroundingsRow,
): AuthoredGate {
  const say = (criteria: AuthoredGateRow['unlock_criteria']) =>
    criteria && sayCriteria(criteria, (slug) => all.find((gate) => gate.slug === slug)?.title)
  return authoredGate.parse({
    ...row,
    community,
    of: { id: row.of_id, slug: row.of_slug, title: row.of_title, status: row.of_status },
    needs: all.filter(({ id }) => row.needs.includes(id)).map(toLink),
    needed_by: all.filter(({ needs }) => needs.includes(row.id)).map(toLink),
    unlock_says: say(row.unlock_criteria),
    validation_says: say(row.validation_criteria),
    learners: { submitted: row.submitted, rejected: row.rejected, validated: row.validated, others: row.others },
    warnings: row.status === 'retired' ? [] : findUnsatisfiable(row, surroundingsOf(row, all, there)),
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
