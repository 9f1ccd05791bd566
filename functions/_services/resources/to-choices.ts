import { resourceMark, type ResourceChoices } from '../../_contracts/resources/listing.ts'
import { resourceCost, resourceKind, resourceLevel } from '../../_contracts/resources/resources.ts'
import type { ChoiceRow } from '../../_db/queries/resources/list.ts'
import { MINUTES } from '../../_domain/resources/limits.ts'

/** The choices of each filter that something is left for, in the order in which they are offered. */
export function toChoices(rows: readonly ChoiceRow[]): ResourceChoices {
  const countsOf = (filter: ChoiceRow['filter'], order?: readonly string[]) => {
    const found = rows.filter((row) => row.filter === filter).map(({ value, count }) => ({ value, count }))
    return order
      ? found.toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
      : found.toSorted((a, b) => (a.value < b.value ? -1 : 1))
  }
  return {
    topic: countsOf('topic'),
    kind: countsOf('kind', resourceKind.options),
    level: countsOf('level', resourceLevel.options),
    language: countsOf('language'),
    cost: countsOf('cost', resourceCost.options),
    minutes: countsOf('minutes', MINUTES.map(String)),
    mark: countsOf('mark', resourceMark.options),
  }
}
