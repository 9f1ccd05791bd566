import { z } from 'zod'
import { role } from '../communities/communities.ts'
import { boardsChoice, visibility } from './profiles.ts'

const moment = z.iso.datetime({ offset: true })
const day = z.iso.date()
const json = z.unknown().nullable()

/** An answered question as text: the prompt and the learner's answer, never the answer key. */
const exportedAnswer = z.object({
  number: z.int().describe('the question number that the learner saw'),
  prompt: z.string(),
  answer: z.array(z.string()).describe('the chosen options, or the typed text; empty if skipped'),
  at: moment,
  late: z.boolean(),
  confidence: z.string().nullable().describe('how sure they said they were'),
  right: z.boolean().nullable().describe('null until the attempt is finished, and for late answers'),
})

/** A step of help as text, as its learner read it. */
const exportedHelp = z.object({
  number: z.int().describe('the question number that the learner saw'),
  step: z.string(),
  asked_at: moment,
  tried: z.array(z.string()).describe('the answer they leaned to or gave'),
  words: z.string().describe('what they wrote'),
  source: z.string(),
  model: z.string().nullable(),
  answer: z.string().describe('all that they were told'),
  ending: z.string().nullable(),
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
  help: z.array(exportedHelp),
})
export type ExportedAttempt = z.infer<typeof exportedAttempt>

const exportedPractice = z.object({
  id: z.uuid(),
  community: z.string(),
  preset: z.string(),
  attempt_id: z.uuid().nullable(),
  length: z.int(),
  status: z.string(),
  started_at: moment,
  finished_at: moment.nullable(),
  correct: z.int().nullable(),
  xp: z.int().describe('what it paid'),
  flags: z.array(z.int()),
  answers: z.array(exportedAnswer),
  help: z.array(exportedHelp).describe('steps of help, as in attempts'),
})
export type ExportedPractice = z.infer<typeof exportedPractice>

/** All other stored data about a user, a list for each kind; communities by their slug. */
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
    comments_hidden: z.boolean(),
    award_comments_off: z.boolean(),
    muted: z.array(z.string()).describe('kinds of notifications that are not shown'),
    home_community: z.string().nullable().describe('the community used last, if it is not the one joined first'),
    created_at: moment,
    updated_at: moment,
  }),
  memberships: z.array(z.object({ community: z.string(), role, joined_at: moment })),
  groups: z
    .array(
      z.object({
        community: z.string(),
        group: z.string(),
        as_what: z.enum(['member', 'instructor', 'former member']),
        since: moment,
      }),
    )
    .describe('groups they are in, have in their care, or would come back into'),
  invited_to: z
    .array(
      z.object({
        community: z.string(),
        name: z.string(),
        role,
        group: z.string().nullable(),
        invited_at: moment,
        expires_at: moment,
        declined_at: moment.nullable(),
      }),
    )
    .describe('invitations to their address that they have not accepted'),
  communities_made: z.array(z.object({ community: z.string(), made_at: moment })),
  assignments: z
    .array(
      z.object({
        community: z.string(),
        assignment: z.string(),
        assigned_by_name: z.boolean(),
        extension: z.object({ due_at: moment.nullable(), more_attempts: z.int(), reason: z.string() }).nullable(),
        grade: z
          .object({
            percent: z.number().nullable(),
            excused: z.boolean(),
            reason: z.string(),
            set_at: moment,
            withdrawn_at: moment.nullable(),
          })
          .nullable(),
      }),
    )
    .describe('what was assigned to them by name, extensions, and grades that were set by hand'),
  notes_about_them: z
    .array(z.object({ community: z.string(), words: z.string(), written_at: moment }))
    .describe('what instructors noted about them'),
  notes_on_learners: z
    .array(z.object({ community: z.string(), words: z.string(), written_at: moment }))
    .describe('what they noted about learners'),
  operating: z.array(z.object({ added_at: moment })).describe('since when the user operates the site, if they do'),
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
    .describe('invitations the user created'),
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
      dims: json,
      metrics: json,
      outcome: json,
      recorded_at: moment,
    }),
  ),
  waiting_events: z
    .array(z.object({ event: json, created_at: moment }))
    .describe('events that are queued and not applied yet'),
  counters: z.array(z.object({ community: z.string(), counters: json, xp: z.int(), level: z.int() })),
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
      satisfied_by: json,
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
      evidence: json,
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
      evidence: json,
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
      issued_on: day,
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
      bonus_day: day.nullable(),
    }),
  ),
  streak_days: z.array(z.object({ community: z.string(), kind: z.string(), day, state: z.string() })),
  board_scores: z.array(z.object({ community: z.string().nullable(), metric: z.string(), score: z.number() })),
  published_tests: z
    .array(z.object({ community: z.string(), test: z.string(), version: z.int(), published_at: moment }))
    .describe('versions of tests that the user published'),
  test_changes: z
    .array(z.object({ community: z.string(), test: z.string(), what: z.string(), made_at: moment, written: json }))
    .describe('changes of working copies that the user made, as far as they are kept'),
  resource_marks: z
    .array(
      z.object({
        community: z.string(),
        title: z.string(),
        url: z.string(),
        saved_at: moment.nullable(),
        done_at: moment.nullable(),
        useful_at: moment.nullable(),
      }),
    )
    .describe('resources the user saved, has done or finds useful'),
  media: z
    .array(z.object({ community: z.string(), kind: z.string(), name: z.string(), alt: z.string(), created_at: moment }))
    .describe('pictures and sounds that the user brought for questions'),
  resource_suggestions: z.array(
    z.object({
      community: z.string(),
      title: z.string(),
      url: z.string(),
      why: z.string(),
      state: z.string(),
      reason: z.string().nullable(),
      created_at: moment,
      decided_at: moment.nullable(),
    }),
  ),
  resource_reports: z
    .array(
      z.object({
        community: z.string(),
        title: z.string(),
        url: z.string(),
        note: z.string(),
        created_at: moment,
        settled_at: moment.nullable(),
      }),
    )
    .describe('dead links the user reported'),
  notifications: z.array(
    z.object({
      id: z.uuid(),
      community: z.string().nullable(),
      kind: z.string(),
      payload: json,
      created_at: moment,
      read_at: moment.nullable(),
      deleted_at: moment.nullable().describe('it is kept for a day, so that it can be brought back'),
    }),
  ),
  question_reports: z.array(
    z.object({
      community: z.string(),
      test: z.string(),
      question: z.string(),
      reason: z.string(),
      note: z.string(),
      created_at: moment,
      outcome: z.string().nullable(),
      reply: z.string(),
      settled_at: moment.nullable(),
    }),
  ),
  accommodations: z
    .array(
      z.object({
        community: z.string(),
        test: z.string().nullable().describe('null: every test of the community'),
        kind: z.string(),
        factor: z.number().nullable(),
        minutes: z.int().nullable(),
        reason: z.string(),
        created_at: moment,
        ended_at: moment.nullable(),
      }),
    )
    .describe('more time in exams, and tests that the user need not take'),
  regrades: z
    .array(
      z.object({
        community: z.string(),
        test: z.string(),
        reason: z.string(),
        attempts: z.array(z.object({ id: z.uuid(), before: z.number(), after: z.number() })),
        xp_before: z.int(),
        xp_after: z.int(),
        level_before: z.int(),
        level_after: z.int(),
        written_at: moment,
      }),
    )
    .describe('corrections of questions that changed what the user had'),
  essay_marks: z
    .array(
      z.object({
        community: z.string(),
        test: z.string(),
        number: z.int(),
        credit: z.number(),
        feedback: z.string(),
        marked_at: moment,
      }),
    )
    .describe('what instructors gave for the user’s essays, as far as it counts'),
  scores_set: z
    .array(
      z.object({
        community: z.string(),
        test: z.string(),
        percent: z.number(),
        reason: z.string(),
        set_at: moment,
        withdrawn_at: moment.nullable(),
      }),
    )
    .describe('scores that instructors set by hand'),
  exam_plans: z
    .array(
      z.object({
        community: z.string(),
        test: z.string().nullable().describe('null: every test of the community'),
        exam_on: day,
        minutes_a_day: z.int(),
        rest_days: z.array(z.int()).describe('1 is Monday, 7 is Sunday'),
        updated_at: moment,
      }),
    )
    .describe('when the user’s exams are, and how much time they have'),
  calendars: z
    .array(z.object({ community: z.string(), created_at: moment }))
    .describe('secret addresses under which calendar programs read their plans; not the secrets, which are not stored'),
  goals: z
    .array(
      z.object({
        community: z.string(),
        kind: z.string(),
        test: z.string().nullable(),
        start: z.int(),
        target: z.int(),
        chance: z.number(),
        figures: json,
        set_on: day,
        outcome: z.string().nullable(),
        ended_on: day.nullable(),
      }),
    )
    .describe('goals of a week, and what became of them'),
  challenges: z
    .array(
      z.object({
        community: z.string(),
        challenge: z.string(),
        team: z.string().nullable(),
        have: z.number().nullable(),
        need: z.number().nullable(),
        met_on: day.nullable(),
      }),
    )
    .describe('challenges the user took part in'),
  challenges_made: z.array(
    z.object({
      community: z.string(),
      title: z.string(),
      words: z.string(),
      starts_on: day,
      ends_on: day,
      criteria: json,
      created_at: moment,
    }),
  ),
  goal_settings: z.array(z.object({ community: z.string(), is_off: z.boolean() })),
  memory: z
    .array(
      z.object({
        community: z.string(),
        test: z.string(),
        topic: z.string(),
        question: z.string(),
        answered: z.int(),
        missed: z.int(),
        first_at: moment,
        first_right: z.boolean(),
        last_at: moment,
        last_right: z.boolean(),
        reviewed_at: moment,
        stability: z.number(),
        difficulty: z.number(),
        due_on: day,
        repetitions: z.int(),
        lapses: z.int(),
        first_mixed: z.boolean(),
        mixed_days: z.int(),
        mixed_on: day.nullable(),
      }),
    )
    .describe('what the user should remember of each question, by FSRS'),
  comments: z
    .array(
      z.object({
        community: z.string(),
        test: z.string().nullable(),
        question: z.string().nullable(),
        achievement: z.string().nullable().describe('null: it is about a question'),
        body: z.string(),
        status: z.string(),
        created_at: moment,
        edited_at: moment.nullable(),
      }),
    )
    .describe('what the user said about questions and achievements'),
  live_sessions: z
    .array(
      z.object({
        community: z.string(),
        test: z.string(),
        pace: z.string(),
        joined_at: moment,
        attempt: z.uuid().nullable(),
      }),
    )
    .describe('live sessions that the user took part in'),
  live_sessions_run: z
    .array(
      z.object({
        community: z.string(),
        test: z.string(),
        pace: z.string(),
        created_at: moment,
        started_at: moment.nullable(),
        ended_at: moment.nullable(),
      }),
    )
    .describe('live sessions that the user opened'),
  security_events: z
    .array(z.object({ kind: z.string(), at: moment, times: z.int(), user_agent: z.string().nullable() }))
    .describe('what happened with the account in the last 90 days'),
  comment_reactions: z.array(
    z.object({ community: z.string(), comment: z.uuid(), kind: z.string(), created_at: moment }),
  ),
  comment_reports: z.array(
    z.object({
      community: z.string(),
      comment: z.uuid(),
      reason: z.string(),
      note: z.string(),
      created_at: moment,
      outcome: z.string().nullable(),
      settled_at: moment.nullable(),
    }),
  ),
  mutes: z
    .array(z.object({ community: z.string(), until: moment, reason: z.string(), muted_at: moment }))
    .describe('where the user could not write comments, and why'),
  blocked: z
    .array(z.object({ username: z.string(), blocked_at: moment }))
    .describe('whose comments the user does not want to see'),
  announcements: z
    .array(
      z.object({
        community: z.string(),
        title: z.string(),
        body: z.string(),
        publish_at: moment,
        withdrawn_at: moment.nullable(),
      }),
    )
    .describe('what the user announced'),
  announcement_reads: z.array(z.object({ community: z.string(), announcement: z.uuid(), read_at: moment })),
  question_notes: z
    .array(
      z.object({
        community: z.string(),
        test: z.string().nullable(),
        question: z.string().nullable(),
        flagged: z.boolean(),
        note: z.string(),
        updated_at: moment,
      }),
    )
    .describe('what the user keeps of questions for themselves'),
  mastery: z
    .array(
      z.object({
        community: z.string(),
        topic: z.string(),
        level: z.string(),
        best_level: z.string(),
        questions: z.int(),
        seen: z.int(),
        held: z.int(),
        kept: z.int(),
        share: z.number(),
        share_low: z.number(),
        share_high: z.number(),
        ability: z.number(),
        deviation: z.number(),
      }),
    )
    .describe('how well the user masters each topic'),
  predictions: z
    .array(
      z.object({
        community: z.string(),
        test: z.string(),
        predicted_at: moment,
        score: z.number(),
        low: z.number(),
        high: z.number(),
        chance: z.number(),
        percent: z.number().nullable(),
      }),
    )
    .describe('what was predicted of exams, and what they came to'),
  questions: z.array(
    z.object({
      community: z.string(),
      topic: z.string(),
      about: json,
      may_publish: z.boolean(),
      created_at: moment,
      said: z.array(z.object({ from: z.string(), body: z.string(), citations: json, at: moment })),
      happened: z.array(z.object({ what: z.string(), at: moment })).describe('when it was resolved and opened again'),
    }),
  ),
  question_work: z
    .array(z.object({ community: z.string(), what: z.string(), at: moment }))
    .describe('what the user did with questions of others, as one who teaches'),
  help_votes: z.array(z.object({ slug: z.string(), is_helpful: z.boolean(), reason: z.string(), voted_at: moment })),
  mail_subscriptions: z.array(z.object({ kind: z.string(), created_at: moment })).describe('mail the user asked for'),
  mails: z
    .array(
      z.object({
        kind: z.string(),
        address: z.string(),
        subject: z.string(),
        state: z.string(),
        created_at: moment,
        settled_at: moment.nullable().describe('when it was sent, or given up'),
      }),
    )
    .describe('mail to the user, as long as it is stored'),
})
export type ExportedRecord = z.infer<typeof exportedRecord>

/**
 * All data that Laude holds about a user. Within a `version` a list may gain fields; any other change of shape raises it.
 */
export const exported = z
  .object({
    format: z.literal('laude-export'),
    version: z.literal(3),
    exported_at: moment,
    email: z.string().nullable(),
    ...exportedRecord.shape,
    attempts: z.array(exportedAttempt),
    practice: z.array(exportedPractice).describe('practice across tests'),
  })
  .meta({ id: 'Export' })
export type ProfileExport = z.infer<typeof exported>
