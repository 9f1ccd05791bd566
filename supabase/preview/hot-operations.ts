import { connect, type Database, type SentStatement } from '../../functions/_db/client.ts'
import { pushEvents } from '../../functions/_db/queries/engine/event-queue.ts'
import type { LearnerKey } from '../../functions/_db/queries/engine/learner-key.ts'
import { readLog } from '../../functions/_db/queries/engine/ledger/read.ts'
import { inTransaction } from '../../functions/_db/session.ts'
import { listCatalogue } from '../../functions/_services/achievements/list-catalogue.ts'
import { listEarned } from '../../functions/_services/achievements/list-earned.ts'
import { createAttemptServices } from '../../functions/_services/attempts/attempt-services.ts'
import { finishAttempt } from '../../functions/_services/attempts/finish.ts'
import { startAttempt } from '../../functions/_services/attempts/start.ts'
import { readTop } from '../../functions/_services/boards/read.ts'
import { drainQueue } from '../../functions/_services/engine/drain.ts'
import { createRulesets } from '../../functions/_services/engine/rulesets.ts'
import { listTests } from '../../functions/_services/tests/list.ts'
import { rightAnswers } from '../local/demo/attempts/likely-answers.ts'

export const OPERATIONS = ['achievements', 'catalogue', 'tests', 'board', 'finish', 'queue'] as const
export type HotOperation = (typeof OPERATIONS)[number]

export interface HotRunner {
  /** Runs an operation once, and answers how long it took, in milliseconds. */
  run: (operation: HotOperation) => Promise<number>
  /** The same, with the statements that it sent. */
  record: (operation: HotOperation) => Promise<SentStatement[]>
  db: Database
  end: () => Promise<void>
}

const QUEUED = 20
/** So long after its start, an attempt is plausible. In milliseconds. */
const SITTING = 1_200_000

/** What learners ask for most, by the services that answer them, for one learner of the copy. What it writes stays in the copy. */
export function createHotRunner(url: string, { user_id, community_id }: LearnerKey): HotRunner {
  let sent: SentStatement[] | undefined
  const onStatement = (statement: SentStatement) => void sent?.push(statement)
  const db = connect(url, { max: 2, genericPlans: 1, name: 'laude preview', onStatement })
  let passed = 0
  const now = () => Date.now() + passed
  const services = createAttemptServices({ db, rulesets: createRulesets(), now }, 'inline')
  const context = { ...services, claims: { sub: user_id, role: 'authenticated' as const } }

  const community = async (): Promise<string> => {
    const [row] = await db.withConnection(
      ({ sql }) => sql<{ slug: string }[]>`select slug from communities where id = ${community_id}`,
    )
    if (!row) throw new Error('The community of the learner is gone.')
    return row.slug
  }

  const startSitting = async () => {
    const test = (await listTests(context, await community())).find(({ lengths }) => lengths.practice.length > 0)
    const length = test?.lengths.practice[0]
    if (!test || length === undefined) throw new Error('The community has no test to take.')
    const { attempt } = await startAttempt(context, { test_id: test.id, mode: 'practice', length, restart: true })
    return attempt
  }

  const fillQueue = async () => {
    const log = await db.withConnection(({ sql }) => readLog(sql, { user_id, community_id }))
    const event = log.findLast(({ type }) => type === 'test_completed')
    if (!event) throw new Error('The learner has finished no test.')
    const events = Array.from({ length: QUEUED }, () => ({ ...event, id: crypto.randomUUID(), occurred_at: now() }))
    await inTransaction(db, ({ tx }) => pushEvents(tx, events))
  }

  /** What comes before is not measured. */
  const prepare = async (operation: HotOperation): Promise<() => Promise<unknown>> => {
    if (operation === 'queue') {
      await fillQueue()
      return () => drainQueue(services, QUEUED)
    }
    if (operation === 'finish') {
      const { id, questions } = await startSitting()
      passed += SITTING
      const at = now()
      const responses = questions.map(({ number, revealed }) => {
        const [answer = null] = revealed ? rightAnswers(revealed.right) : []
        return { number, answer, skipped: false, at }
      })
      return () => finishAttempt(context, { id, sent_at: at, responses, flags: [] })
    }
    const slug = await community()
    if (operation === 'achievements') return () => listEarned(context, slug)
    if (operation === 'catalogue') return () => listCatalogue(context, { community: slug })
    if (operation === 'tests') return () => listTests(context, slug)
    return () => readTop(context, { metric: 'xp_all_time', community: slug })
  }

  return {
    db,
    run: async (operation) => {
      const work = await prepare(operation)
      const began = performance.now()
      await work()
      return performance.now() - began
    },
    record: async (operation) => {
      const work = await prepare(operation)
      const statements: SentStatement[] = []
      sent = statements
      try {
        await work()
      } finally {
        sent = undefined
      }
      return statements
    },
    end: async () => {
      await services.finisher.drain()
      await db.end()
    },
  }
}
