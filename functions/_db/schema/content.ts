import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './instant.ts'

export const programs = pgTable('programs', {
  id: uuid().primaryKey().defaultRandom(),
  number: integer().notNull().generatedAlwaysAsIdentity(),
  community_id: uuid().notNull(),
  slug: text().notNull(),
  title: text().notNull(),
  description: text().notNull().default(''),
  status: text({ enum: ['draft', 'live', 'retired'] })
    .notNull()
    .default('draft'),
  position: integer().notNull().default(0),
  revision: integer().notNull().default(1),
  created_at: instant().notNull().defaultNow(),
  updated_at: instant().notNull().defaultNow(),
})

export const courses = pgTable('courses', {
  id: uuid().primaryKey().defaultRandom(),
  number: integer().notNull().generatedAlwaysAsIdentity(),
  community_id: uuid().notNull(),
  slug: text().notNull(),
  title: text().notNull(),
  description: text().notNull().default(''),
  status: text({ enum: ['draft', 'live', 'retired'] })
    .notNull()
    .default('draft'),
  position: integer().notNull().default(0),
  revision: integer().notNull().default(1),
  created_at: instant().notNull().defaultNow(),
  updated_at: instant().notNull().defaultNow(),
})

export const programCourses = pgTable(
  'program_courses',
  {
    program_id: uuid().notNull(),
    course_id: uuid().notNull(),
    community_id: uuid().notNull(),
    position: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.program_id, table.course_id] })],
)

export const enrollments = pgTable(
  'enrollments',
  {
    user_id: uuid().notNull(),
    course_id: uuid().notNull(),
    community_id: uuid().notNull(),
    enrolled_at: instant().notNull().defaultNow(),
    completed_at: instant(),
  },
  (table) => [primaryKey({ columns: [table.user_id, table.course_id] })],
)

export const contents = pgTable('contents', {
  id: uuid().primaryKey().defaultRandom(),
  community_id: uuid().notNull(),
  course_id: uuid(),
  kind: text({ enum: ['lesson', 'wod', 'scenario', 'test'] }).notNull(),
  slug: text().notNull(),
  title: text().notNull(),
  body: text().notNull().default(''),
  difficulty: text({ enum: ['easy', 'medium', 'hard', 'expert'] }),
  minutes: integer(),
  language: text(),
  test_id: uuid(),
  status: text({ enum: ['draft', 'live', 'retired'] })
    .notNull()
    .default('draft'),
  position: integer().notNull().default(0),
  revision: integer().notNull().default(1),
  created_at: instant().notNull().defaultNow(),
  updated_at: instant().notNull().defaultNow(),
})
