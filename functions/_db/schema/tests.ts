import { boolean, integer, json, jsonb, numeric, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { QUESTION_POOLS } from '../../_domain/attempts/bank.ts'
import { UNCOUNTED_REASONS } from '../../_domain/attempts/counting.ts'
import type { TopicQuota } from '../../_domain/attempts/topic-quota.ts'
import { FEEDBACK } from '../../_domain/authoring/feedback.ts'
import { QUESTION_KINDS } from '../../_domain/attempts/kinds/kinds.ts'
import { DIFFICULTIES } from '../../_domain/tests/difficulty.ts'
import { instant } from './instant.ts'

export const tests = pgTable('tests', {
  id: uuid().primaryKey().defaultRandom(),
  community_id: uuid().notNull(),
  slug: text().notNull(),
  title: text().notNull(),
  description: text().notNull().default(''),
  category: text().notNull(),
  difficulty: text({ enum: ['easy', 'medium', 'hard', 'expert'] }).notNull(),
  version: integer().notNull().default(1),
  status: text({ enum: ['draft', 'live', 'retired'] })
    .notNull()
    .default('draft'),
  time_limit_minutes: integer(),
  position: integer().notNull().default(0),
  size: smallint().notNull().default(0),
  corrections: integer().notNull().default(0),
  shuffle: boolean().notNull().default(true),
  allows_practice: boolean().notNull().default(true),
  attempts_allowed: smallint(),
  feedback: text({ enum: FEEDBACK }).notNull().default('at_once'),
  feedback_from: instant(),
  quotas: jsonb().$type<TopicQuota[]>(),
  short: boolean().notNull().default(false),
  exam_pool: smallint().notNull().default(0),
  created_at: instant().notNull().defaultNow(),
  updated_at: instant().notNull().defaultNow(),
})

export const questions = pgTable('questions', {
  id: uuid().primaryKey().defaultRandom(),
  test_id: uuid().notNull(),
  community_id: uuid().notNull(),
  test_version: integer().notNull().default(1),
  position: smallint().notNull(),
  kind: text({ enum: QUESTION_KINDS }).notNull(),
  topic: text().notNull(),
  prompt: text().notNull(),
  options: text().array(),
  fixed_order: boolean().notNull().default(false),
  lineage_id: uuid().notNull(),
  copied_from: uuid(),
  external_id: text(),
  parts: jsonb(),
  tags: text().array().notNull().default([]),
  difficulty: text({ enum: DIFFICULTIES }),
  pool: text({ enum: QUESTION_POOLS }).notNull().default('all'),
})

export const questionKeys = pgTable('question_keys', {
  question_id: uuid().primaryKey(),
  community_id: uuid().notNull(),
  kind: text().notNull(),
  answer: jsonb().notNull(),
  explanation: text().notNull(),
  exam_tip: text().notNull().default(''),
  option_notes: text().array(),
})

export const attempts = pgTable(
  'attempts',
  {
    id: uuid().notNull().defaultRandom(),
    user_id: uuid().notNull(),
    community_id: uuid().notNull(),
    test_id: uuid().notNull(),
    test_version: integer().notNull(),
    mode: text({ enum: ['exam', 'practice'] }).notNull(),
    length: smallint().notNull(),
    question_order: smallint().array().notNull(),
    option_orders: text().notNull().default(''),
    responses: json().notNull().default([]),
    flags: smallint().array().notNull().default([]),
    position: smallint().notNull().default(1),
    revision: integer().notNull().default(0),
    status: text({ enum: ['in_progress', 'finished', 'abandoned'] })
      .notNull()
      .default('in_progress'),
    started_at: instant().notNull().defaultNow(),
    deadline: instant(),
    time_limit_minutes: smallint(),
    finished_at: instant(),
    correct: smallint(),
    percent: numeric({ precision: 5, scale: 2, mode: 'number' }),
    perfect: boolean(),
    first_pass: boolean().notNull().default(false),
    uncounted: text({ enum: UNCOUNTED_REASONS }),
    points: numeric({ precision: 7, scale: 4, mode: 'number' }),
    unread: smallint().notNull().default(0),
    answered: smallint().notNull().default(0),
    seconds: integer(),
    previous_percent: numeric({ precision: 5, scale: 2, mode: 'number' }),
    timed_out: boolean().notNull().default(false),
    live_session_id: uuid(),
    updated_at: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.user_id, table.id] })],
)
