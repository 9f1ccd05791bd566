import type { AuthoredGateRow } from '../../_db/queries/gates/authored.ts'
import type { SurroundingsRow } from '../../_db/queries/gates/surroundings.ts'
import { topicSlug } from '../../_domain/mastery/reached-event.ts'
import type { GateNode, GateSurroundings } from '../../_domain/rules/gate-surroundings.ts'
import { namedGates } from '../../_domain/rules/named-gates.ts'

export const toNode = (row: AuthoredGateRow): GateNode => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  status: row.status,
  needs: row.needs,
  names: [...namedGates(row.unlock_criteria), ...namedGates(row.validation_criteria)],
})

interface CommunityGates {
  rows: readonly AuthoredGateRow[]
  surroundings: SurroundingsRow
}

/** The courses, tests, achievements and gates that decide whether a gate's conditions can ever hold. */
export function surroundingsOf(gate: AuthoredGateRow, { rows, surroundings }: CommunityGates): GateSurroundings {
  const courses = surroundings.courses.filter(({ slug, programs }) =>
    gate.scope === 'course' ? slug === gate.of_slug : programs.includes(gate.of_id),
  )
  const isInReach = ({ of_id, scope, of_slug }: AuthoredGateRow) =>
    of_id === gate.of_id || (scope === 'course' && courses.some(({ slug }) => slug === of_slug))
  return {
    id: gate.id,
    scope: gate.scope,
    courses: new Map(courses.map((course) => [course.slug, course])),
    categories: new Set(surroundings.categories),
    topics: new Set(surroundings.topics.map(topicSlug)),
    achievements: new Set(surroundings.achievements),
    gates: rows.map(toNode),
    inReach: new Set(rows.filter(isInReach).map(({ id }) => id)),
  }
}
