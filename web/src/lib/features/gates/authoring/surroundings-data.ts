import type { GateSurroundings, CourseCounts, GateNode } from '#domain/rules/gate-surroundings.ts'

/** A gate's surroundings as JSON for the browser, which warns of impossible conditions while the author types. */
export interface SurroundingsData {
  courses: [string, CourseCounts][]
  categories: string[]
  topics: string[]
  achievements: string[]
  gates: GateNode[]
  inReach: string[]
}

export const toSurroundings = (
  { courses, categories, topics, achievements, gates, inReach }: SurroundingsData,
  id: string,
  scope: GateSurroundings['scope'],
): GateSurroundings => ({
  id,
  scope,
  courses: new Map(courses),
  categories: new Set(categories),
  topics: new Set(topics),
  achievements: new Set(achievements),
  gates,
  inReach: new Set(inReach),
})
