import type { Suggestion } from '#lib/features/rules/criteria-counters.ts'
import type { JsonObject } from '#lib/features/rules/criteria-tree.ts'

/** What can be named in a rule of this community. */
export interface Lookups {
  counters: readonly Suggestion[]
  achievements: readonly Suggestion[]
  milestones: readonly Suggestion[]
  /** Of tests. */
  categories: readonly string[]
  courses: readonly string[]
}

/** What the fields of one condition are given. */
export interface FieldsOf {
  node: JsonObject
  lookups: Lookups
  onchange: (node: JsonObject) => void
  /** Whether something is wrong with what is at this path within it. */
  invalid: (path: string) => boolean
  /** The id of what says what is wrong. */
  describedby?: string
}
