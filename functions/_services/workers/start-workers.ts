import { sweepAssistant } from '../assistant/sweep.ts'
import { finishExpired, PAGE } from '../attempts/expire.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { refreshBoards } from '../boards/refresh.ts'
import { deleteOldMails } from '../mail/delete-old.ts'
import type { MailServices } from '../mail/mail-services.ts'
import { sendMails } from '../mail/send.ts'
import { mailQuestions } from '../support/mail-questions.ts'
import { remindPage } from '../notifications/remind-of-streaks.ts'
import { deleteFullPage } from '../rate-limits/postgres-store.ts'
import type { KafkaConfig } from '../../_kafka/client.ts'
import { startEventConsumer } from './event-consumer.ts'
import { startEventRelay } from './event-relay.ts'
import { startWorker } from './queue-worker.ts'
import { startSweeper } from './sweeper.ts'
import { repeat, combine, type Worker } from './repeat.ts'

/** The pause between searches for attempts whose time is up, in milliseconds. */
const EXPIRY = 5000
/** The pause between searches for learners whose evening it is, in milliseconds. */
const EVENINGS = 60_000

/** The pause between searches for answers whose process died, in milliseconds. */
const LOST_ANSWERS = 60_000

/** The pause between deletions of buckets that are full again, in milliseconds. */
const BUCKETS = 60_000

/** The pause between refreshes of the leaderboards, in milliseconds. */
const BOARDS = 1000
/** The pause between searches for mail that is due, in milliseconds. */
const MAILS = 1000
/** The pause between searches for questions that those who teach are mailed about, in milliseconds. */
const QUESTIONS = 10_000
/** The pause between deletions of old mail, in milliseconds. */
const OLD_MAILS = 3_600_000

export interface WorkerServices extends AttemptServices, MailServices {
  kafka: KafkaConfig | undefined
}

/** All background work, for servers without a scheduler. */
export const startWorkers = (context: WorkerServices): Worker =>
  combine(
    ...(context.kafka
      ? [startEventRelay(context, context.kafka), startEventConsumer(context, context.kafka)]
      : [startWorker(context)]),
    startSweeper(context),
    repeat(async () => (await finishExpired(context)) === PAGE, { pause: EXPIRY }),
    repeat(async () => (await refreshBoards(context)).more, { pause: BOARDS }),
    repeat(
      async () => {
        await sweepAssistant(context)
        return false
      },
      { pause: LOST_ANSWERS },
    ),
    repeat(() => deleteFullPage(context), { pause: BUCKETS }),
    repeat(async () => (await remindPage(context)).more, { pause: EVENINGS }),
    ...(context.mail
      ? [
          repeat(async () => (await mailQuestions(context)).more, { pause: QUESTIONS }),
          repeat(async () => (await sendMails(context)).more, { pause: MAILS }),
          repeat(async () => (await deleteOldMails(context), false), { pause: OLD_MAILS }),
        ]
      : []),
  )
