/** A gate of the community and the gates it depends on. */
export interface GateNode {
  id: string
  slug: string
  title: string
  status: 'draft' | 'live' | 'retired'
  needs: readonly string[]
  /** The slugs of gates that its rules name. */
  names: readonly string[]
}

/** How many live contents of each kind a course has. */
export interface CourseCounts {
  title: string
  lesson: number
  wod: number
  scenario: number
}

/** What decides whether a gate's conditions can ever hold. */
export interface GateSurroundings {
  /** The gate itself, by its id. */
  id: string
  scope: 'course' | 'program'
  /** The course, or the courses of the program, by slug. */
  courses: ReadonlyMap<string, CourseCounts>
  /** Categories that have a live test. */
  categories: ReadonlySet<string>
  /** Topics that live tests ask, as counters name them. */
  topics: ReadonlySet<string>
  /** Achievements that a gate's rule may name: live, and the community's own. */
  achievements: ReadonlySet<string>
  gates: readonly GateNode[]
  /** The gates it may need: of its course, or of its program and the courses in it. */
  inReach: ReadonlySet<string>
}
