import type { GateSurroundings, CourseCounts, GateNode } from '#domain/rules/gate-surroundings.ts'

/** What a gate stands among, as it goes to the browser: what can never be met is said while one types. */
export interface AroundData {
  courses: [string, CourseCounts][]
  categories: string[]
  achievements: string[]
  gates: GateNode[]
  inReach: string[]
}

export const toAround = (
  { courses, categories, achievements, gates, inReach }: AroundData,
  id: string,
  scope: GateSurroundings['scope'],
): GateSurroundings => ({
  id,
  scope,
  courses: new Map(courses),
  categories: new Set(categories),
  achievements: new Set(achievements),
  gates,
  inReach: new Set(inReach),
})
