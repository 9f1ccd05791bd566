import type { NameOf } from '#domain/rules/say-criteria.ts'
import type { Suggestion } from '#lib/features/rules/criteria-counters.ts'
import type { JsonObject } from '#lib/features/rules/criteria-tree.ts'

/** What a rule of this community may refer to. */
export interface Lookups {
  counters: readonly Suggestion[]
  achievements: readonly Suggestion[]
  milestones: readonly Suggestion[]
  /** Of the community's tests. */
  categories: readonly string[]
  courses: readonly string[]
  /** Of the community's live tests, as counters name them. */
  topics: readonly string[]
}

/** The names that the suggestions give. */
export const nameOfIn =
  ({ achievements, milestones }: Lookups): NameOf =>
  (slug, kind) => {
    const suggestions = kind === 'achievement' ? achievements : kind === 'gate' ? milestones : []
    return suggestions.find(({ value }) => value === slug)?.says
  }

/** Props of the fields of one condition. */
export interface FieldsOf {
  node: JsonObject
  lookups: Lookups
  onchange: (node: JsonObject) => void
  /** Whether the value at this path within the condition is invalid. */
  invalid: (path: string) => boolean
  /** The id of the element that describes the fault. */
  describedby?: string
}
