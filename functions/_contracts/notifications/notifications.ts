import { z } from 'zod'
import { rarity, tier } from '../achievements/catalogue.ts'
import { REGRADE_CAUSES } from '../../_domain/engine/regrades.ts'
import { takenIn } from '../corrections/reports.ts'
import { COMMENT_OUTCOMES } from '../../_domain/comments/comments.ts'
import { GOAL_KINDS } from '../../_domain/goals/kinds.ts'
import { REPORT_OUTCOMES } from '../../_domain/corrections/reports.ts'
import { anyCommunity, instant, slug } from '../wire.ts'
import { hasYear, NO_YEAR, storable } from '../storable.ts'

const common = {
  id: z.uuid().describe('a UUID of version 7: ids sort by time'),
  community: z.string().nullable().describe('slug of the community; null if the learner cannot see it any more'),
  created_at: z.iso.datetime(),
  read: z.boolean(),
}

const notifiedAchievement = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  icon: z.string().describe('a lucide icon name'),
  color: z.string().describe('a color token'),
  rarity,
  tier: tier.nullable(),
  xp: z.int().describe('the XP it pays'),
})
export type NotifiedAchievement = z.infer<typeof notifiedAchievement>

const milestoneStatus = z.enum(['available', 'in_progress', 'submitted', 'validated', 'rejected'])
const curriculum = z.object({ kind: z.enum(['course', 'program']), id: z.uuid(), slug: z.string(), title: z.string() })
const streakKind = z.enum(['daily_login', 'learning'])

const mailNotTaken = {
  attachments: z.array(z.string()).describe('the names of files that came with it'),
  cut: z.boolean().describe('whether it was longer than a message may be'),
  empty: z.boolean().describe('whether it had no words of its own, so that nothing of it was taken'),
}

const change = z.object({ before: z.number(), after: z.number() })

const regraded = {
  cause: z
    .enum(REGRADE_CAUSES)
    .describe(
      'correction: a question was corrected; essays_marked: all essays of an exam are marked; score_set: a score was set by hand; score_withdrawn: it was taken back',
    ),
  attempts: z.array(change.extend({ id: z.uuid() })).describe('in percent, in the order in which they were finished'),
  xp: change.describe('the reader’s XP in the community'),
  level: change,
}

const assigned = {
  assignment: z.object({ id: z.uuid(), title: z.string(), due_at: instant.nullable() }),
}

const aboutComment = {
  comment_id: z.uuid(),
  test: z
    .object({ id: z.uuid(), slug, title: z.string() })
    .nullable()
    .describe('of its question; null: it is about an achievement'),
}
const byPerson = z.object({ name: z.string() }).nullable().describe('null if they are gone')

/** A notification, with the names that the reader needs. */
export const notification = z
  .discriminatedUnion('kind', [
    z.object({ ...common, kind: z.literal('unlock'), achievement: notifiedAchievement }),
    z.object({ ...common, kind: z.literal('level_up'), level: z.int(), title: z.string() }),
    z.object({
      ...common,
      kind: z.literal('milestone'),
      milestone: z.object({ id: z.uuid(), name: z.string(), status: milestoneStatus, of: curriculum }),
      because: z.string().nullable().describe('why the instructor rejected it'),
    }),
    z.object({
      ...common,
      kind: z.literal('completed'),
      whole: curriculum.describe('the completed course or program'),
    }),
    z.object({
      ...common,
      kind: z.literal('certificate'),
      certificate: z.object({ number: z.string(), title: z.string().describe('of the completed course or program') }),
    }),
    z.object({
      ...common,
      kind: z.literal('digest'),
      achievements: z.array(notifiedAchievement).describe('achievements of a new rule that the history already met'),
    }),
    z.object({
      ...common,
      kind: z.literal('revoked'),
      achievement: notifiedAchievement.extend({ xp: z.int().describe('the XP that was taken back') }),
      because: z.string().describe('the reason that the instructor gave'),
    }),
    z.object({
      ...common,
      kind: z.literal('certificate_revoked'),
      certificate: z.object({ number: z.string(), title: z.string().describe('of the completed course or program') }),
      because: z.string().describe('the reason that the instructor gave'),
    }),
    z.object({
      ...common,
      kind: z.literal('streak_at_risk'),
      streak: z.object({ kind: streakKind, current: z.int() }),
    }),
    z
      .object({
        ...common,
        kind: z.literal('became_admin'),
        administered: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }).describe('the community'),
      })
      .describe('the only admin deleted their account and chose the reader'),
    z
      .object({ ...common, kind: z.literal('support_reply'), question: z.object({ id: z.uuid() }) })
      .describe('a person answered'),
    z
      .object({ ...common, kind: z.literal('support_mail'), question: z.object({ id: z.uuid() }), ...mailNotTaken })
      .describe('something of a mail that the reader wrote to a question was not taken'),
    z
      .object({
        ...common,
        kind: z.literal('support_handed_over'),
        question: z.object({ id: z.uuid() }),
        by: z.object({ name: z.string() }).nullable().describe('null if they are gone'),
      })
      .describe('somebody who teaches with the reader handed a question over to them'),
    z
      .object({
        ...common,
        kind: z.literal('regraded'),
        test: z.object({ id: z.uuid(), slug, title: z.string() }),
        ...regraded,
        because: z.string().describe('the reason that the instructor gave, or that essays were marked'),
      })
      .describe('the reader’s attempts on a test were graded anew'),
    z
      .object({
        ...common,
        kind: z.literal('report_settled'),
        test: z.object({ id: z.uuid(), slug, title: z.string() }),
        attempt_id: z.uuid().describe('the attempt or the practice session in which it was asked'),
        taken_in: takenIn,
        outcome: z.enum(REPORT_OUTCOMES),
        reply: z.string().describe('what the instructor says'),
      })
      .describe('an instructor decided about a question that the reader reported'),
    z
      .object({
        ...common,
        kind: z.literal('time_changed'),
        test: z.object({ id: z.uuid(), slug, title: z.string() }),
        attempt_id: z.uuid(),
        minutes: z.int().describe('how much later the exam ends; negative: earlier'),
      })
      .describe('an instructor gave the reader more time in a running exam, or took it back'),
    z
      .object({ ...common, kind: z.literal('goal_reached'), goal: z.object({ title: z.string() }) })
      .describe('the reader reached a goal'),
    z.object({ ...common, kind: z.literal('assigned'), ...assigned }).describe('something was assigned to the reader'),
    z
      .object({ ...common, kind: z.literal('assignment_due'), ...assigned })
      .describe('something assigned is due tomorrow, or today'),
    z
      .object({
        ...common,
        kind: z.literal('announcement'),
        announcement: z.object({ id: z.uuid(), title: z.string() }),
      })
      .describe('an instructor announced something to the reader'),
    z
      .object({ ...common, kind: z.literal('comment_mention'), ...aboutComment, by: byPerson })
      .describe('a comment mentions the reader'),
    z
      .object({ ...common, kind: z.literal('comment_answer'), ...aboutComment, by: byPerson })
      .describe('somebody wrote in a thread in which the reader had written, or on an achievement of theirs'),
    z
      .object({ ...common, kind: z.literal('comment_endorsed'), ...aboutComment })
      .describe('an instructor says that a comment of the reader is right'),
    z
      .object({
        ...common,
        kind: z.literal('comment_report_settled'),
        ...aboutComment,
        outcome: z.enum(COMMENT_OUTCOMES),
      })
      .describe('an instructor decided about a comment that the reader reported'),
    z
      .object({
        ...common,
        kind: z.literal('invited'),
        invitation: z.object({
          id: z.uuid().describe('one of your invitations, as long as it is open'),
          community: z.object({ slug, name: z.string() }),
        }),
        by: byPerson,
      })
      .describe('somebody invited the reader to a community, by an address that they have confirmed'),
  ])
  .meta({ id: 'Notification' })
export type Notification = z.infer<typeof notification>

/** A notification as it is stored: the ids of its subject, without names. */
export const storedNotification = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('unlock'),
    payload: z.object({ achievement_id: z.uuid(), tier: tier.nullable(), xp: z.int() }),
  }),
  z.object({ kind: z.literal('level_up'), payload: z.object({ level: z.int() }) }),
  z.object({
    kind: z.literal('milestone'),
    payload: z.object({ milestone_id: z.uuid(), status: milestoneStatus, reason: z.string().optional() }),
  }),
  z.object({ kind: z.literal('completed'), payload: z.object({ kind: z.enum(['course', 'program']), id: z.uuid() }) }),
  z.object({ kind: z.literal('certificate'), payload: z.object({ number: z.string() }) }),
  z.object({ kind: z.literal('digest'), payload: z.object({ achievements: z.array(z.uuid()) }) }),
  z.object({
    kind: z.literal('revoked'),
    payload: z.object({ achievement_id: z.uuid(), tier: tier.nullable(), xp: z.int(), because: z.string() }),
  }),
  z.object({
    kind: z.literal('certificate_revoked'),
    payload: z.object({ certificate_id: z.uuid(), because: z.string() }),
  }),
  z.object({
    kind: z.literal('streak_at_risk'),
    payload: z.object({ kind: streakKind, current: z.int() }),
  }),
  z.object({ kind: z.literal('became_admin'), payload: z.object({ community_id: z.uuid() }) }),
  z.object({ kind: z.literal('support_reply'), payload: z.object({ thread_id: z.uuid() }) }),
  z.object({ kind: z.literal('support_mail'), payload: z.object({ thread_id: z.uuid(), ...mailNotTaken }) }),
  z.object({
    kind: z.literal('support_handed_over'),
    payload: z.object({ thread_id: z.uuid(), by: z.uuid() }),
  }),
  z.object({
    kind: z.literal('regraded'),
    payload: z.object({
      ...regraded,
      cause: regraded.cause.default('correction'),
      ...{ test_id: z.uuid(), reason: z.string() },
    }),
  }),
  z.object({
    kind: z.literal('report_settled'),
    payload: z.object({
      test_id: z.uuid(),
      attempt_id: z.uuid(),
      taken_in: takenIn.default('attempts'),
      outcome: z.enum(REPORT_OUTCOMES),
      reply: z.string(),
    }),
  }),
  z.object({
    kind: z.literal('time_changed'),
    payload: z.object({ test_id: z.uuid(), attempt_id: z.uuid(), minutes: z.int() }),
  }),
  z.object({
    kind: z.literal('goal_reached'),
    payload: z.object({
      kind: z.enum(GOAL_KINDS),
      start: z.int(),
      target: z.int(),
      test_id: z.uuid().nullable().describe('of a score to reach'),
    }),
  }),
  z.object({
    kind: z.enum(['assigned', 'assignment_due']),
    payload: z.object({ assignment_id: z.uuid(), title: z.string(), due_at: instant.nullable() }),
  }),
  z.object({ kind: z.literal('announcement'), payload: z.object({ announcement_id: z.uuid() }) }),
  z.object({
    kind: z.enum(['comment_mention', 'comment_answer']),
    payload: z.object({ comment_id: z.uuid(), test_id: z.uuid().nullable(), thread_id: z.uuid(), by: z.uuid() }),
  }),
  z.object({
    kind: z.literal('comment_endorsed'),
    payload: z.object({ comment_id: z.uuid(), test_id: z.uuid().nullable() }),
  }),
  z.object({
    kind: z.literal('comment_report_settled'),
    payload: z.object({ comment_id: z.uuid(), test_id: z.uuid().nullable(), outcome: z.enum(COMMENT_OUTCOMES) }),
  }),
  z.object({
    kind: z.literal('invited'),
    payload: z.object({ invitation_id: z.uuid(), community_id: z.uuid(), by: z.uuid().nullable() }),
  }),
])
export type StoredNotification = z.infer<typeof storedNotification>

/** Unread notifications are counted among this many of the newest, which the primary key finds quickly. */
export const UNREAD_CAP = 1000

export const unread = z.object({
  unread: z.int().describe(`among the ${UNREAD_CAP} newest of all communities: ${UNREAD_CAP} means that many or more`),
})
export type Unread = z.infer<typeof unread>

export const notificationState = z.object({
  ...unread.shape,
  newest: z.uuid().nullable().describe('the id of the newest notification: a stream that starts after it misses none'),
})
export type NotificationState = z.infer<typeof notificationState>

export const notificationList = z.object({
  community: anyCommunity,
  data: z.array(notification),
  page: z.object({ next: z.uuid().nullable(), ...unread.shape }),
})

export const notificationQuery = z.object({
  community: slug.optional().describe('only notifications of this community; without it, those of all of them'),
  unread: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .describe('true: only unread ones'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.uuid().optional().describe('`page.next` of the previous page'),
})
export type NotificationQuery = z.infer<typeof notificationQuery>

export const selectionBody = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(500) }),
  z.strictObject({ up_to: z.uuid().describe('this notification and all before it') }),
])
export type SelectionBody = z.infer<typeof selectionBody>

export const deletedNotifications = z.object({
  deleted: z.int().describe('how many were deleted now'),
  deleted_at: z.iso.datetime().describe('for a day, all that were deleted now can be brought back by it'),
  ...unread.shape,
})
export type DeletedNotifications = z.infer<typeof deletedNotifications>

export const restoreBody = z.strictObject({
  deleted_at: z.iso.datetime().refine(hasYear, NO_YEAR).describe('as it was answered'),
})
export type RestoreBody = z.infer<typeof restoreBody>

export const restoredNotifications = z.object({
  restored: z.int().describe('how many are back; 0 if it was more than a day ago'),
  ...unread.shape,
})
export type RestoredNotifications = z.infer<typeof restoredNotifications>

export const notificationPath = z.object({ id: z.uuid() })

const position = storable(2300)
  .regex(
    /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}(~[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}){0,60}$/,
    'is no id of this stream',
  )
  .optional()

export const streamQuery = z.object({
  after: position.describe('the id of a notification, to start after it; used if no Last-Event-ID is sent'),
})
export const streamHeader = z.object({
  'last-event-id': position.describe('the id of the last event received, which browsers send by themselves'),
})
