import { createFunctionApp } from '../_http/create-app.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { drainQueue, type DrainResult } from '../_services/engine/drain.ts'
import { listParkedEvents, requeueEvents } from '../_services/engine/parked-events.ts'
import { fitForAWhile } from '../_services/ability/fit-difficulties.ts'
import { announceForAWhile } from '../_services/announcements/tell-learners.ts'
import { mailDues } from '../_services/assignments/mail-dues.ts'
import { tellForAWhile } from '../_services/assignments/tell-learners.ts'
import { sweepAssistant } from '../_services/assistant/sweep.ts'
import { finishExpired } from '../_services/attempts/expire.ts'
import { refreshForAWhile } from '../_services/boards/refresh.ts'
import { tellInvitedForAWhile } from '../_services/notifications/tell-invited.ts'
import { closeLeftSessions } from '../_services/live/close.ts'
import { deleteOldMails } from '../_services/mail/delete-old.ts'
import { sendMails } from '../_services/mail/send.ts'
import { followChallengesForAWhile } from '../_services/challenges/follow.ts'
import { followGoalsForAWhile } from '../_services/goals/follow.ts'
import { prepareAheadForAWhile } from '../_services/goals/prepare-ahead.ts'
import { judgeForAWhile } from '../_services/mastery/follow.ts'
import { followForAWhile } from '../_services/memory/follow.ts'
import { noteAlerts } from '../_services/ops/note-alerts.ts'
import { rollUpForAWhile } from '../_services/ops/roll-up.ts'
import { sendForAWhile } from '../_services/ops/send-days.ts'
import { mailQuestions } from '../_services/support/mail-questions.ts'
import { deleteOldNotifications } from '../_services/notifications/delete-old.ts'
import { remindOfStreaks } from '../_services/notifications/remind-of-streaks.ts'
import { runCorrections } from '../_services/corrections/run-corrections.ts'
import { deleteFullPage } from '../_services/rate-limits/postgres-store.ts'
import { sweep } from '../_services/rules/sweep.ts'
import { ABOUT } from './about.ts'
import { drainRoute, parkedRoute, requeueRoute, sweepRoute } from './routes.ts'

const NOTHING: DrainResult = { taken: 0, applied: 0, failed: 0 }

export const createEventsWorker = (deps: Dependencies) =>
  createFunctionApp('events-worker', deps, ABOUT)
    .openapi(drainRoute, async (c) => {
      // With Kafka the relay empties the outbox; applying from it here would overtake what is on the way.
      const data = deps.kafka ? NOTHING : await drainQueue(deps)
      return c.json({ data }, 200)
    })
    .openapi(sweepRoute, async (c) => {
      // At the same time, so that an error in one does not keep the others from running.
      const [
        expired,
        reminded,
        swept,
        boards,
        mails,
        days,
        corrected,
        memory,
        mastery,
        fits,
        challenges,
        goals,
        ahead,
        told,
        announced,
        invited,
      ] = await Promise.all([
        finishExpired(deps),
        remindOfStreaks(deps),
        sweep(deps),
        refreshForAWhile(deps),
        Promise.all([mailQuestions(deps), mailDues(deps)]).then(() => sendMails(deps)),
        rollUpForAWhile(deps),
        runCorrections(deps),
        followForAWhile(deps),
        judgeForAWhile(deps),
        fitForAWhile(deps),
        followChallengesForAWhile(deps),
        followGoalsForAWhile(deps),
        prepareAheadForAWhile(deps),
        tellForAWhile(deps),
        announceForAWhile(deps),
        tellInvitedForAWhile(deps),
        sendForAWhile(deps, (error) => deps.log({ level: 'error', error: String(error) })),
        noteAlerts(deps),
        deleteOldMails(deps),
        sweepAssistant(deps),
        deleteFullPage(deps),
        deleteOldNotifications(deps),
        closeLeftSessions(deps),
      ])
      const turns = [
        swept,
        boards,
        mails,
        days,
        corrected,
        memory,
        mastery,
        fits,
        challenges,
        goals,
        ahead,
        told,
        announced,
        invited,
      ]
      const more = turns.some((turn) => turn.more)
      return c.json(
        {
          data: {
            ...{ expired, reminded, ...swept, refreshed: boards.refreshed, mailed: mails.sent },
            ...{ regraded: corrected.learners, followed: memory.followed, challenged: challenges.met },
            ...{ assigned: told.told, announced: announced.told, invited: invited.told },
            more,
          },
        },
        200,
      )
    })
    .openapi(parkedRoute, async (c) => {
      const data = await listParkedEvents(deps)
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(requeueRoute, async (c) => {
      const count = await requeueEvents(deps, c.req.valid('json').ids)
      return c.json({ data: { requeued: count } }, 200)
    })
