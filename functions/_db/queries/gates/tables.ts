import { sql } from 'drizzle-orm'

export type Scope = 'course' | 'program'

/** The gates of courses and those of programs are in different tables and columns. */
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
