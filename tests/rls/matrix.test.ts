import { beforeAll, describe, expect, it } from 'vitest'
import { useDatabase } from '../support/database.ts'
import { attempts, type TableAttempt } from './attempts.ts'
import { createWorld, type RowsWorld } from './rows.ts'
import { tryTable, type Actor } from './try.ts'

// What each may do with a row about the owner, straight in Postgres with a token of their own: read, insert,
// update, delete. This table is the specification: what it does not open is closed.
//
// owner: a student, whom the row is about · other: a student of the same community · stranger: a student of
// another · foreigner: an instructor of another. The owner also operates the site, since site_operators has a row about them.
const matrix = `
  table                   | anonymous | owner | other | stranger | instructor | admin | foreigner
  communities             | ----      | r---  | r---  | ----     | r---       | r-u-  | ----
  profiles                | ----      | r-u-  | ----  | ----     | r---       | r---  | ----
  public_profiles         | ----      | ----  | ----  | ----     | ----       | ----  | ----
  memberships             | ----      | ri-d  | ----  | ----     | r---       | r-ud  | ----
  invitations             | ----      | ----  | ----  | ----     | riu-       | riu-  | ----
  community_event_types   | ----      | r---  | r---  | ----     | r---       | ri-d  | ----
  address_invitations     | ----      | ----  | ----  | ----     | r---       | r---  | ----
  groups                  | ----      | r---  | ----  | ----     | riu-       | riu-  | ----
  group_members           | ----      | r---  | ----  | ----     | ri-d       | ri-d  | ----
  group_instructors       | ----      | r---  | ----  | ----     | ri-d       | ri-d  | ----
  grade_categories        | ----      | ----  | ----  | ----     | r---       | r---  | ----
  assignments             | ----      | r---  | ----  | ----     | r---       | r---  | ----
  assignment_targets      | ----      | r---  | ----  | ----     | r---       | r---  | ----
  assignment_extensions   | ----      | r---  | ----  | ----     | r---       | r---  | ----
  grade_overrides         | ----      | r---  | ----  | ----     | r---       | r---  | ----
  learner_notes           | ----      | ----  | ----  | ----     | r---       | r---  | ----
  programs                | ----      | r---  | r---  | ----     | riud       | riud  | ----
  courses                 | ----      | r---  | r---  | ----     | riud       | riud  | ----
  program_courses         | ----      | r---  | r---  | ----     | riud       | riud  | ----
  enrollments             | ----      | ri-d  | ----  | ----     | ri--       | ri--  | ----
  contents                | ----      | r---  | r---  | ----     | riud       | riud  | ----
  resources               | ----      | r---  | r---  | ----     | r---       | r---  | ----
  resource_marks          | ----      | riud  | ----  | ----     | ----       | ----  | ----
  resource_reports        | ----      | ri--  | ----  | ----     | r---       | r---  | ----
  tests                   | ----      | r---  | r---  | ----     | riud       | riud  | ----
  questions               | ----      | ----  | ----  | ----     | riud       | riud  | ----
  question_keys           | ----      | ----  | ----  | ----     | riud       | riud  | ----
  test_versions           | ----      | ----  | ----  | ----     | r---       | r---  | ----
  test_drafts             | ----      | ----  | ----  | ----     | riud       | riud  | ----
  question_drafts         | ----      | ----  | ----  | ----     | riud       | riud  | ----
  draft_changes           | ----      | ----  | ----  | ----     | riu-       | riu-  | ----
  corrections             | ----      | ----  | ----  | ----     | r---       | r---  | ----
  corrected_questions     | ----      | ----  | ----  | ----     | r---       | r---  | ----
  regraded_learners       | ----      | r---  | ----  | ----     | r---       | r---  | ----
  question_reports        | ----      | r---  | ----  | ----     | r---       | r---  | ----
  essay_marks             | ----      | r---  | ----  | ----     | r---       | r---  | ----
  attempt_overrides       | ----      | r---  | ----  | ----     | r---       | r---  | ----
  media                   | ----      | ----  | ----  | ----     | r-ud       | r-ud  | ----
  attempts                | ----      | r---  | ----  | ----     | ----       | ----  | ----
  practice_sessions       | ----      | r---  | ----  | ----     | ----       | ----  | ----
  accommodations          | ----      | r---  | ----  | ----     | r---       | r---  | ----
  memory                  | ----      | r---  | ----  | ----     | r---       | r---  | ----
  remembered_questions    | ----      | r---  | ----  | ----     | r---       | r---  | ----
  question_notes          | ----      | r---  | ----  | ----     | ----       | ----  | ----
  live_sessions           | ----      | r---  | ----  | ----     | r---       | r---  | ----
  live_participants       | ----      | r---  | ----  | ----     | r---       | r---  | ----
  question_comments       | ----      | r---  | ----  | ----     | r---       | r---  | ----
  comment_reactions       | ----      | r---  | ----  | ----     | ----       | ----  | ----
  comment_reports         | ----      | r---  | ----  | ----     | r---       | r---  | ----
  mutes                   | ----      | r---  | ----  | ----     | r---       | r---  | ----
  person_blocks           | ----      | r---  | ----  | ----     | ----       | ----  | ----
  announcements           | ----      | r---  | ----  | ----     | r---       | r---  | ----
  announcement_groups     | ----      | ----  | ----  | ----     | r---       | r---  | ----
  announcement_reads      | ----      | r---  | ----  | ----     | ----       | ----  | ----
  question_difficulties   | ----      | ----  | ----  | ----     | r---       | r---  | ----
  topic_mastery           | ----      | r---  | ----  | ----     | r---       | r---  | ----
  score_predictions       | ----      | r---  | ----  | ----     | ----       | ----  | ----
  exam_plans              | ----      | r---  | ----  | ----     | ----       | ----  | ----
  goal_settings           | ----      | r---  | ----  | ----     | ----       | ----  | ----
  goals                   | ----      | r---  | ----  | ----     | ----       | ----  | ----
  challenges              | ----      | r---  | r---  | ----     | r---       | r---  | ----
  challenge_teams         | ----      | r---  | r---  | ----     | r---       | r---  | ----
  challenge_members       | ----      | r---  | ----  | ----     | r---       | r---  | ----
  challenge_progress      | ----      | r---  | ----  | ----     | r---       | r---  | ----
  activity_events         | ----      | r---  | ----  | ----     | r---       | r---  | ----
  user_counters           | ----      | r---  | ----  | ----     | r---       | r---  | ----
  user_streaks            | ----      | r---  | ----  | ----     | r---       | r---  | ----
  streak_days             | ----      | r---  | ----  | ----     | r---       | r---  | ----
  user_xp                 | ----      | r---  | ----  | ----     | r---       | r---  | ----
  xp_transactions         | ----      | r---  | ----  | ----     | r---       | r---  | ----
  achievements            | ----      | r---  | r---  | ----     | riud       | riud  | ----
  achievement_versions    | ----      | r---  | r---  | ----     | r---       | r---  | ----
  community_packs         | ----      | r---  | r---  | ----     | r---       | ri-d  | ----
  user_achievements       | ----      | r-u-  | ----  | ----     | r---       | r---  | ----
  course_milestones       | ----      | r---  | r---  | ----     | riud       | riud  | ----
  program_milestones      | ----      | r---  | r---  | ----     | riud       | riud  | ----
  milestone_prerequisites | ----      | r---  | r---  | ----     | riud       | riud  | ----
  user_milestone_progress | ----      | r---  | ----  | ----     | r---       | r---  | ----
  milestone_submissions   | ----      | r---  | ----  | ----     | r---       | r---  | ----
  program_completions     | ----      | r---  | ----  | ----     | r---       | r---  | ----
  certificates            | ----      | r-u-  | ----  | ----     | r-u-       | r-u-  | ----
  leaderboard_scores      | ----      | r---  | ----  | ----     | ----       | ----  | ----
  leaderboard_days        | ----      | r---  | ----  | ----     | ----       | ----  | ----
  notifications           | ----      | r-ud  | ----  | ----     | ----       | ----  | ----
  mail_subscriptions      | ----      | ri-d  | ----  | ----     | ----       | ----  | ----
  assistant_settings      | ----      | r---  | r---  | ----     | r---       | riu-  | ----
  assistant_budgets       | ----      | r---  | ----  | ----     | ----       | r---  | ----
  assistant_reservations  | ----      | ----  | ----  | ----     | ----       | r---  | ----
  assistant_usage         | ----      | ----  | ----  | ----     | ----       | r---  | ----
  assistant_steps         | ----      | ----  | ----  | ----     | ----       | ----  | ----
  event_queue             | ----      | ----  | ----  | ----     | ----       | ----  | ----
  community_sweeps        | ----      | ----  | ----  | ----     | ----       | ----  | ----
  site_operators          | ----      | r---  | ----  | ----     | ----       | ----  | ----
  community_days          | ----      | r---  | ----  | ----     | r---       | r---  | ----
  event_days              | ----      | r---  | ----  | ----     | r---       | r---  | ----
  achievement_days        | ----      | r---  | ----  | ----     | r---       | r---  | ----
  security_events         | ----      | r---  | ----  | ----     | ----       | ----  | ----
  audit_log               | ----      | ----  | ----  | ----     | ----       | r---  | ----
  help_articles           | r---      | r---  | r---  | r---     | r---       | r---  | r---
  help_votes              | ----      | riud  | ----  | ----     | ----       | ----  | ----
  support_threads         | ----      | r---  | ----  | ----     | r---       | r---  | ----
  support_messages        | ----      | r---  | ----  | ----     | r---       | r---  | ----
  support_events          | ----      | ----  | ----  | ----     | r---       | r---  | ----
  support_replies         | ----      | ----  | ----  | ----     | riud       | riud  | ----
  support_answers         | ----      | r---  | r---  | ----     | r---       | r---  | ----
`

// Where "u" above is not every column.
const updatable: Record<string, string[]> = {
  media: ['alt', 'name'],
  communities: ['name', 'tagline', 'color', 'joining', 'closed_at', 'comments_off', 'boards_off'],
  profiles: [
    'username',
    'display_name',
    'bio',
    'leaderboard',
    'visibility',
    'streak_reminders',
    'comments_hidden',
    'award_comments_off',
    'muted',
  ],
  memberships: ['role'],
  invitations: ['revoked_at'],
  groups: ['name', 'description', 'archived_at'],
  resource_marks: ['saved_at', 'done_at', 'useful_at'],
  user_achievements: ['visibility', 'featured'],
  draft_changes: ['undone_at', 'closed_at'],
  certificates: ['holder', 'visibility', 'revoked_at', 'revoked_by', 'revoked_because'],
  notifications: ['read_at'],
  help_votes: ['version', 'is_helpful', 'reason', 'voted_at'],
  support_replies: ['title', 'body'],
  assistant_settings: ['enabled', 'shows_names', 'month_budget', 'learner_day_budget'],
}

const [header = [], ...rows] = matrix
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
const expected = new Map(rows.map(([table = '', ...cells]) => [table, cells]))

describe('row-level security', () => {
  const database = useDatabase()
  let world: RowsWorld
  let tries: Record<string, TableAttempt>
  let actors: Record<string, Actor>

  beforeAll(async () => {
    world = await createWorld(database().sql)
    tries = attempts(world)
    actors = { anonymous: null, ...world.people }
  })

  it('the matrix has a row for every table and view', async () => {
    const found = await database().sql<{ relname: string }[]>`
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')
    `
    expect(found.map((table) => table.relname).toSorted()).toEqual([...expected.keys()].toSorted())
  })

  it.each([...expected.keys()])('the policies of %s open exactly what the matrix says', async (table) => {
    const { sql } = database()
    const attempt = tries[table]
    if (!attempt) throw new Error(`No attempt for ${table}.`)
    const columns = await sql<{ attname: string }[]>`
      select attname from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = ''
    `
    const names = columns.map((column) => column.attname)
    const found: string[] = []
    for (const name of header.slice(1)) {
      const { cell, updatable: open } = await tryTable(sql, actors[name] ?? null, table, attempt, names)
      found.push(cell)
      if (open.length > 0)
        expect(open.toSorted(), `${name} may update of ${table}`).toEqual((updatable[table] ?? names).toSorted())
    }
    expect(`${table}: ${found.join(' ')}`).toBe(`${table}: ${expected.get(table)?.join(' ')}`)
  })
})
