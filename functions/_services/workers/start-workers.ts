import { finishExpired, PAGE } from '../attempts/expire.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { refreshBoards } from '../boards/refresh.ts'
import { remindPage } from '../notifications/remind-of-streaks.ts'
import { startWorker } from './queue-worker.ts'
import { startSweeper } from './sweeper.ts'
import { repeat, together, type Worker } from './repeat.ts'

/** How often to look for attempts whose time is up, in milliseconds. */
const EXPIRY = 5000
/** How often to look whose evening it is, in milliseconds. */
const EVENINGS = 60_000

/** How often to look whether boards are to be put in order, in milliseconds. */
const BOARDS = 1000

/** All that goes on beside requests where there is no scheduler. */
export const startWorkers = (context: AttemptServices): Worker =>
  together(
    startWorker(context),
    startSweeper(context),
    repeat(async () => (await finishExpired(context)) === PAGE, { pause: EXPIRY }),
    repeat(async () => (await refreshBoards(context)).more, { pause: BOARDS }),
    repeat(async () => (await remindPage(context)).more, { pause: EVENINGS }),
  )
