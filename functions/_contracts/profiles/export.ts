import { z } from 'zod'
import { role } from '../communities/communities.ts'
import { boardsChoice, visibility } from './profiles.ts'

const moment = z.iso.datetime({ offset: true })
const day = z.iso.date()
const anything = z.unknown().nullable()

/** A question that was answered: what was asked and what was said, in words. Never what would have been right. */
const exportedAnswer = z.object({
  number: z.int().describe('as shown'),
  prompt: z.string(),
  answer: z.array(z.string()).describe('the options chosen, or what was typed; empty where it was skipped'),
  at: moment,
  late: z.boolean(),
  right: z.boolean().nullable().describe('null until the attempt is finished, and of what did not count'),
})

export const exportedAttempt = z.object({
  id: z.uuid(),
  community: z.string(),
  test: z.string(),
  test_version: z.int(),
  mode: z.string(),
  length: z.int(),
  status: z.string(),
  started_at: moment,
  finished_at: moment.nullable(),
  correct: z.int().nullable(),
  percent: z.number().nullable(),
  flags: z.array(z.int()),
  answers: z.array(exportedAnswer),
})
export type ExportedAttempt = z.infer<typeof exportedAttempt>

/** Everything else that is kept of a person, a list for each kind; communities by their slug. */
export const exportedRecord = z.object({
  profile: z.object({
    id: z.uuid(),
    username: z.string(),
    display_name: z.string(),
    bio: z.string(),
    time_zone: z.string(),
    next_time_zone: z.string().nullable(),
    next_time_zone_from: day.nullable(),
    visibility,
    leaderboard: boardsChoice,
    streak_reminders: z.boolean(),
    created_at: moment,
    updated_at: moment,
  }),
  memberships: z.array(z.object({ community: z.string(), role, extra_time: z.number(), joined_at: moment })),
  invitations: z
    .array(
      z.object({
        community: z.string(),
        role,
        note: z.string(),
        max_uses: z.int().nullable(),
        uses: z.int(),
        created_at: moment,
        expires_at: moment,
        revoked_at: moment.nullable(),
      }),
    )
    .describe('links they made'),
  enrollments: z.array(z.object({ community: z.string(), course: z.string(), enrolled_at: moment })),
  events: z.array(
    z.object({
      id: z.uuid(),
      community: z.string(),
      type: z.string(),
      occurred_at: moment,
      local_date: day,
      local_hour: z.int(),
      content_id: z.uuid().nullable(),
      dims: anything,
      metrics: anything,
      outcome: anything,
      recorded_at: moment,
    }),
  ),
  waiting_events: z.array(z.object({ event: anything, created_at: moment })).describe('not applied yet'),
  counters: z.array(z.object({ community: z.string(), counters: anything, xp: z.int(), level: z.int() })),
  xp: z.array(
    z.object({
      id: z.uuid(),
      community: z.string(),
      amount: z.int(),
      reason: z.string(),
      reference: z.string(),
      note: z.string().nullable(),
      local_date: day,
      created_at: moment,
    }),
  ),
  achievements: z.array(
    z.object({
      id: z.uuid(),
      community: z.string(),
      slug: z.string(),
      name: z.string(),
      tier: z.string().nullable(),
      rule_version: z.int(),
      satisfied_by: anything,
      earned_at: moment,
      unlocked_at: moment,
      visibility,
      featured: z.int().nullable(),
      revoked_at: moment.nullable(),
      revoked_because: z.string().nullable(),
    }),
  ),
  milestones: z.array(
    z.object({
      community: z.string(),
      title: z.string(),
      status: z.string(),
      attempts: z.int(),
      evidence: anything,
      submitted_at: moment.nullable(),
      decided_at: moment.nullable(),
      reason: z.string().nullable(),
      waived: z.boolean(),
    }),
  ),
  submissions: z.array(
    z.object({
      community: z.string(),
      title: z.string(),
      attempt: z.int(),
      evidence: anything,
      submitted_at: moment,
      decision: z.string().nullable(),
      decided_at: moment.nullable(),
      reason: z.string().nullable(),
    }),
  ),
  programs: z.array(z.object({ community: z.string(), title: z.string(), completed_at: moment })),
  certificates: z.array(
    z.object({
      number: z.string(),
      community: z.string(),
      title: z.string(),
      holder: z.string(),
      visibility,
      issued_at: moment,
      revoked_at: moment.nullable(),
      revoked_because: z.string().nullable(),
    }),
  ),
  streaks: z.array(
    z.object({
      community: z.string(),
      kind: z.string(),
      current: z.int(),
      longest: z.int(),
      last_day: day.nullable(),
      freezes: z.int(),
    }),
  ),
  streak_days: z.array(z.object({ community: z.string(), kind: z.string(), day, state: z.string() })),
  board_scores: z.array(z.object({ community: z.string().nullable(), metric: z.string(), score: z.number() })),
  notifications: z.array(
    z.object({
      id: z.uuid(),
      community: z.string().nullable(),
      kind: z.string(),
      payload: anything,
      created_at: moment,
      read_at: moment.nullable(),
    }),
  ),
})
export type ExportedRecord = z.infer<typeof exportedRecord>

/** All that Laude holds of a person. Whoever reads it goes by `version`: a list may gain fields, another shape is the next one. */
export const exported = z
  .object({
    format: z.literal('laude-export'),
    version: z.literal(1),
    exported_at: moment,
    email: z.string().nullable(),
    ...exportedRecord.shape,
    attempts: z.array(exportedAttempt),
  })
  .meta({ id: 'Export' })
export type ProfileExport = z.infer<typeof exported>
