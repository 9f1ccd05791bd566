import type { KafkaConfig } from '../../_kafka/client.ts'
import { sweepAssistant } from '../assistant/sweep.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { finishExpired, PAGE } from '../attempts/expire.ts'
import { refreshBoards } from '../boards/refresh.ts'
import { deleteOldMails } from '../mail/delete-old.ts'
import type { MailServices } from '../mail/mail-services.ts'
import { sendMails } from '../mail/send.ts'
import { remindPage } from '../notifications/remind-of-streaks.ts'
import { deleteFullPage } from '../rate-limits/postgres-store.ts'
import { mailQuestions } from '../support/mail-questions.ts'
import { startEventConsumer } from './event-consumer.ts'
import { startEventRelay } from './event-relay.ts'
import { startWorker, type QueueWorkerOptions } from './queue-worker.ts'
import { combine, repeat, type Worker } from './repeat.ts'
import { startSweeper } from './sweeper.ts'

export interface WorkerContext extends AttemptServices, MailServices {
  kafka: KafkaConfig | undefined
}

export type RoleOptions = Pick<QueueWorkerOptions, 'batch' | 'report'>

/** The pauses between two turns, in milliseconds. */
const PAUSES = {
  /** Attempts whose time is up. */
  attempts: 5000,
  boards: 1000,
  /** Mail that is due. */
  mails: 1000,
  /** Questions that those who teach are mailed about. */
  questions: 10_000,
  oldMails: 3_600_000,
  /** Learners whose evening it is. */
  evenings: 60_000,
  /** Answers whose process died. */
  lostAnswers: 60_000,
  /** Buckets that are full again. */
  buckets: 60_000,
}

const once = (work: () => Promise<unknown>) => async () => (await work(), false)

/** The background work, by role. Any number of each may run at the same time. */
export const STARTS = {
  events: (context, options) =>
    context.kafka ? startEventConsumer(context, context.kafka, options) : startWorker(context, options),
  // Without Kafka the outbox is drained where it is.
  relay: (context, { report }) => (context.kafka ? startEventRelay(context, context.kafka, { report }) : combine()),
  rules: (context, { report }) => startSweeper(context, { report }),
  attempts: (context, { report }) =>
    repeat(async () => (await finishExpired(context)) === PAGE, { pause: PAUSES.attempts, report }),
  boards: (context, { report }) =>
    repeat(async () => (await refreshBoards(context)).more, { pause: PAUSES.boards, report }),
  // Where no provider is set there is no mail to send.
  mail: (context, { report }) =>
    context.mail
      ? combine(
          repeat(async () => (await mailQuestions(context)).more, { pause: PAUSES.questions, report }),
          repeat(async () => (await sendMails(context)).more, { pause: PAUSES.mails, report }),
          repeat(
            once(() => deleteOldMails(context)),
            { pause: PAUSES.oldMails, report },
          ),
        )
      : combine(),
  reminders: (context, { report }) =>
    repeat(async () => (await remindPage(context)).more, { pause: PAUSES.evenings, report }),
  assistant: (context, { report }) =>
    repeat(
      once(() => sweepAssistant(context)),
      { pause: PAUSES.lostAnswers, report },
    ),
  limits: (context, { report }) => repeat(() => deleteFullPage(context), { pause: PAUSES.buckets, report }),
} satisfies Record<string, (context: WorkerContext, options: RoleOptions) => Worker>

export type WorkerRole = keyof typeof STARTS

export const isRole = (name: string): name is WorkerRole => Object.hasOwn(STARTS, name)

export const ROLES: readonly WorkerRole[] = Object.keys(STARTS).filter(isRole)
