import { sql } from 'drizzle-orm'

export type Scope = 'course' | 'program'

/** What names differ by between the gates of courses and those of programs. */
export const TABLES = {
  course: {
    gates: sql`course_milestones`,
    curricula: sql`courses`,
    of: sql`course_id`,
    edge: sql`course_milestone_id`,
  },
  program: {
    gates: sql`program_milestones`,
    curricula: sql`programs`,
    of: sql`program_id`,
    edge: sql`program_milestone_id`,
  },
} as const
