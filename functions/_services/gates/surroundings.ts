import type { SurroundingsRow, AuthoredGateRow } from '../../_db/queries/gates/authored.ts'
import type { GateSurroundings, GateNode } from '../../_domain/rules/unsatisfiable.ts'
import { namedGates } from '../../_domain/rules/named-gates.ts'

export const toNode = (row: AuthoredGateRow): GateNode => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  status: row.status,
  needs: row.needs,
  names: [...namedGates(row.unlock_criteria), ...namedGates(row.validation_criteria)],
})

/** What a gate stands among, for saying what of it can never be. */
export function surroundingsOf(
  gate: AuthoredGateRow,
  all: readonly AuthoredGateRow[],
  there: SurroundingsRow,
): GateSurroundings {
  const own = there.courses.filter(({ slug, programs }) =>
    gate.scope === 'course' ? slug === gate.of_slug : programs.includes(gate.of_id),
  )
  return {
    id: gate.id,
    scope: gate.scope,
    courses: new Map(own.map((course) => [course.slug, course])),
    categories: new Set(there.categories),
    achievements: new Set(there.achievements),
    gates: all.map(toNode),
    inReach: new Set(
      all
        .filter(
          (other) =>
            other.of_id === gate.of_id || (other.scope === 'course' && own.some((c) => c.slug === other.of_slug)),
        )
        .map(({ id }) => id),
    ),
  }
}
