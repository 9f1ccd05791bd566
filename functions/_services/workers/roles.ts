import type { Metrics } from '../../_domain/ops/metrics.ts'
import type { KafkaConfig } from '../../_kafka/client.ts'
import { fitCommunity } from '../ability/fit-difficulties.ts'
import { tellOfAnnouncement } from '../announcements/tell-learners.ts'
import { mailDues } from '../assignments/mail-dues.ts'
import { tellOfAssignment } from '../assignments/tell-learners.ts'
import { sweepAssistant } from '../assistant/sweep.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { finishExpired, PAGE } from '../attempts/expire.ts'
import { refreshBoards } from '../boards/refresh.ts'
import { followChallenges } from '../challenges/follow.ts'
import { tellInvited } from '../notifications/tell-invited.ts'
import { followGoals } from '../goals/follow.ts'
import { prepareAhead } from '../goals/prepare-ahead.ts'
import { closeLeftSessions } from '../live/close.ts'
import { deleteOldMails } from '../mail/delete-old.ts'
import type { MailServices } from '../mail/mail-services.ts'
import { sendMails } from '../mail/send.ts'
import type { MediaServices } from '../media/media-services.ts'
import { sweepMedia } from '../media/sweep.ts'
import { followMastery } from '../mastery/follow.ts'
import { followMemory } from '../memory/follow.ts'
import { noteAlerts } from '../ops/note-alerts.ts'
import type { OpsContext } from '../ops/ops-services.ts'
import { rollUpPage } from '../ops/roll-up.ts'
import { sendDay } from '../ops/send-days.ts'
import { remindPage } from '../notifications/remind-of-streaks.ts'
import { createLearnersAhead } from '../corrections/learners-ahead.ts'
import { runCorrections } from '../corrections/run-corrections.ts'
import { deleteOldSecurityEvents } from '../profiles/delete-old-security-events.ts'
import { deleteOldNotifications } from '../notifications/delete-old.ts'
import { deleteFullPage } from '../rate-limits/postgres-store.ts'
import { mailQuestions } from '../support/mail-questions.ts'
import { startEventConsumer } from './event-consumer.ts'
import { startEventRelay } from './event-relay.ts'
import { startWorker, type QueueWorkerOptions } from './queue-worker.ts'
import { combine, repeat, type RepeatOptions, type Worker } from './repeat.ts'
import { startSweeper } from './sweeper.ts'

export interface WorkerContext extends AttemptServices, MailServices, OpsContext, Pick<MediaServices, 'mediaStore'> {
  kafka: KafkaConfig | undefined
  metrics?: Metrics
}

export type RoleOptions = Pick<QueueWorkerOptions, 'batch' | 'report' | 'metrics'>

/** The pauses between two turns, in milliseconds. */
const PAUSES = {
  /** Attempts whose time is up. */
  attempts: 5000,
  /** Live sessions that nobody runs any more. */
  sessions: 10_000,
  /** Corrections of questions, previewed or applied. */
  corrections: 1000,
  /** Learners whose memory has to follow their attempts. */
  memory: 1000,
  /** Learners whose mastery has to follow their memory. */
  mastery: 1000,
  /** Communities whose questions changed, or whose difficulties are of yesterday. */
  difficulties: 10_000,
  /** Learners who did something within a challenge. */
  challenges: 1000,
  /** Learners with open goals who did something. */
  goals: 1000,
  /** Learners whose morning it is. */
  mornings: 60_000,
  boards: 1000,
  /** Mail that is due. */
  mails: 1000,
  /** What is due, and learners asked to be mailed about. */
  dues: 10_000,
  /** Questions that those who teach are mailed about. */
  questions: 10_000,
  oldMails: 3_600_000,
  /** Files of pictures and sounds that nothing names. */
  media: 3_600_000,
  /** Learners whose evening it is. */
  evenings: 60_000,
  /** Assignments that are new for somebody, or due soon. */
  assignments: 10_000,
  /** Announcements whose time has come. */
  announcements: 2000,
  /** Invitations to addresses of which somebody may have an account. */
  invitations: 2000,
  /** Answers whose process died. */
  lostAnswers: 60_000,
  /** Buckets that are full again. */
  buckets: 60_000,
  /** Notifications that were deleted a day ago. */
  oldNotifications: 3_600_000,
  /** What happened with accounts too long ago. */
  oldSecurityEvents: 3_600_000,
  /** Days that have to be counted anew. */
  days: 60_000,
  /** Judgements of what operators look at. */
  alerts: 30_000,
}

const once = (work: () => Promise<unknown>) => async () => (await work(), false)

/** The background work, by role. Any number of each may run at the same time. */
export const STARTS = {
  events: (context, options) =>
    context.kafka ? startEventConsumer(context, context.kafka, options) : startWorker(context, options),
  // Without Kafka the outbox is drained where it is.
  relay: (context, { report, metrics }) =>
    context.kafka ? startEventRelay(context, context.kafka, { report, metrics }) : combine(),
  rules: (context, { report, metrics }) => startSweeper(context, { report, metrics }),
  attempts: (context, options) =>
    combine(
      repeat(async () => (await finishExpired(context)) === PAGE, named('expired-attempts', PAUSES.attempts, options)),
      repeat(async () => (await closeLeftSessions(context)).more, named('live-sessions', PAUSES.sessions, options)),
    ),
  corrections: (context, options) => {
    const ahead = createLearnersAhead()
    return repeat(
      async () => (await runCorrections(context, { ahead })).more,
      named('corrections', PAUSES.corrections, options),
    )
  },
  learning: (context, options) =>
    combine(
      repeat(async () => (await followMemory(context)).more, named('memory', PAUSES.memory, options)),
      repeat(async () => (await followMastery(context)).more, named('mastery', PAUSES.mastery, options)),
      repeat(async () => (await fitCommunity(context)).more, named('difficulties', PAUSES.difficulties, options)),
      repeat(async () => (await followChallenges(context)).more, named('challenges', PAUSES.challenges, options)),
      repeat(async () => (await followGoals(context)).more, named('goals', PAUSES.goals, options)),
      repeat(async () => (await prepareAhead(context)).more, named('goals-ahead', PAUSES.mornings, options)),
    ),
  boards: (context, options) =>
    repeat(async () => (await refreshBoards(context)).more, named('boards', PAUSES.boards, options)),
  // Where no provider is set there is no mail to send.
  mail: (context, options) =>
    context.mail
      ? combine(
          repeat(async () => (await mailQuestions(context)).more, named('question-mails', PAUSES.questions, options)),
          repeat(async () => (await mailDues(context)).more, named('due-mails', PAUSES.dues, options)),
          repeat(async () => (await sendMails(context)).more, named('mails', PAUSES.mails, options)),
          repeat(
            once(() => deleteOldMails(context)),
            named('old-mails', PAUSES.oldMails, options),
          ),
        )
      : combine(),
  media: (context, options) =>
    repeat(
      once(() => sweepMedia(context)),
      named('media-files', PAUSES.media, options),
    ),
  reminders: (context, options) =>
    combine(
      repeat(async () => (await remindPage(context)).more, named('streak-reminders', PAUSES.evenings, options)),
      repeat(async () => (await tellOfAssignment(context)).more, named('assignments', PAUSES.assignments, options)),
      repeat(
        async () => (await tellOfAnnouncement(context)).more,
        named('announcements', PAUSES.announcements, options),
      ),
      repeat(async () => (await tellInvited(context)).more, named('invitations', PAUSES.invitations, options)),
    ),
  assistant: (context, options) =>
    repeat(
      once(() => sweepAssistant(context)),
      named('lost-answers', PAUSES.lostAnswers, options),
    ),
  limits: (context, options) =>
    combine(
      repeat(() => deleteFullPage(context), named('full-buckets', PAUSES.buckets, options)),
      repeat(
        once(() => deleteOldSecurityEvents(context)),
        named('old-security-events', PAUSES.oldSecurityEvents, options),
      ),
      repeat(
        once(() => deleteOldNotifications(context)),
        named('old-notifications', PAUSES.oldNotifications, options),
      ),
    ),
  insights: (context, options) =>
    combine(
      repeat(async () => (await rollUpPage(context)).more, named('days', PAUSES.days, options)),
      ...(context.ops.timeSeries
        ? [repeat(async () => (await sendDay(context)).more, named('time-series', PAUSES.days, options))]
        : []),
    ),
  alerts: (context, options) =>
    repeat(
      once(() => noteAlerts(context)),
      named('alerts', PAUSES.alerts, options),
    ),
} satisfies Record<string, (context: WorkerContext, options: RoleOptions) => Worker>

/** The name is what its measures say. */
const named = (name: string, pause: number, { report, metrics }: RoleOptions): RepeatOptions => ({
  name,
  pause,
  report,
  metrics,
})

export type WorkerRole = keyof typeof STARTS

export const isRole = (name: string): name is WorkerRole => Object.hasOwn(STARTS, name)

export const ROLES: readonly WorkerRole[] = Object.keys(STARTS).filter(isRole)
