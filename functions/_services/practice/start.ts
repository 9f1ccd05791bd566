import type { PracticeSession, StartPracticeBody } from '../../_contracts/practice/practice.ts'
import { loadPractice, runningPractice, type PracticeRow } from '../../_db/queries/practice/load.ts'
import { communityToPractice } from '../../_db/queries/practice/community.ts'
import { abandonPractice, insertPractice } from '../../_db/queries/practice/write.ts'
import { withRepeat } from '../../_db/repeat.ts'
import { withService } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { drawOptions, writeOptions } from '../../_domain/attempts/draw-questions.ts'
import { seededRandom } from '../../_domain/attempts/seeded-random.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { PracticeCandidate } from '../../_domain/practice/filter.ts'
import { placesOf } from '../../_db/queries/practice/past.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { attachPracticed } from './attach.ts'
import { readChoice } from './choose.ts'
import { drawSeed } from './draw-seed.ts'
import { missesOf, missesToAsk } from './misses-of.ts'
import { toMoment } from './preview.ts'
import { nothingToPractice } from './refusals.ts'
import { toPracticeSession } from './to-session.ts'

export interface StartedPractice {
  session: PracticeSession
  /** Whether it had been started before. */
  resumed: boolean
}

interface PracticeStart extends StartPracticeBody {
  /** The Idempotency-Key: a repeat of the same start. */
  key?: string
}

/**
 * Starts a session, or resumes the unfinished one. A repeat with the same key answers with the same session: otherwise a
 * repeated "start over" would abandon the session that the first request started.
 */
export async function startPractice(
  context: WithClaims<AttemptServices>,
  { key, ...body }: PracticeStart,
): Promise<StartedPractice> {
  const { db, claims } = context
  const user_id = claims.sub
  const id = key === undefined ? crypto.randomUUID() : stableId(`practice:${user_id}:${key}`)
  const find = async (id: string) => (await loadPractice(db, user_id, [id]))[0]
  const answer = async (row: PracticeRow, resumed: boolean): Promise<StartedPractice> => ({
    session: toPracticeSession(await attachPracticed(row, context.banks), context.now()),
    resumed,
  })

  const before = key === undefined ? undefined : await find(id)
  if (before) return answer(sameStart(before, body), true)
  const source = body.attempt_id === undefined ? undefined : await missesOf(context, body.attempt_id)
  const community_id = body.community_id ?? source?.community_id ?? ''
  if (source && source.community_id !== community_id) throw notFound('attempt')
  const learner = { user_id, community_id }
  const community = await withRepeat(db, ({ sql }) => communityToPractice(sql, learner))
  if (!community) throw notFound('community')
  const unfinished = await runningPractice(db, learner)
  const running = unfinished === undefined ? undefined : await find(unfinished)
  // Another request with the same key started it a moment ago.
  if (running?.id === id) return answer(sameStart(running, body), true)
  if (running?.status === 'in_progress' && !body.restart) return answer(running, true)
  if (community.closed)
    throw new DomainError('community_closed', 'This community is closed: its questions can no longer be practiced.')

  const { seed = drawSeed(), seen_before, ...wanted } = body
  const misses = source && missesToAsk(source)
  const { choose } = await readChoice(context, { ...wanted, seen_before: toMoment(seen_before), community_id, misses })
  const chosen = choose(body.preset, seed)
  if (chosen.length === 0) throw nothingToPractice()
  const option_orders = await drawOrders(context, chosen, seed)
  const isNew = await withService(db, async (_, sql) => {
    if (body.restart) await abandonPractice(sql, { ...learner, id })
    return insertPractice(sql, {
      ...learner,
      id,
      preset: body.preset,
      source_attempt_id: body.attempt_id ?? null,
      question_ids: chosen.map((question) => question.id),
      option_orders,
      started_at: context.now(),
    })
  })
  const started = isNew && (await find(id))
  // Another request of the same learner was faster: this one resumes what that one started.
  if (!started) return startPractice(context, { ...body, restart: false, key })
  return answer(started, false)
}

function sameStart(row: PracticeRow, body: StartPracticeBody): PracticeRow {
  const { community_id = row.community_id, preset, attempt_id = null } = body
  if (row.community_id === community_id && row.preset === preset && row.source_attempt_id === attempt_id) return row
  throw new DomainError('conflict', 'This Idempotency-Key was already used to start another practice.')
}

/** The order of each question's options, drawn as an attempt draws it. */
async function drawOrders(
  { db, banks }: Pick<AttemptServices, 'db' | 'banks'>,
  chosen: readonly PracticeCandidate[],
  seed: number,
): Promise<string> {
  const random = seededRandom(seed)
  const ids = chosen.map(({ id }) => id)
  const places = new Map((await placesOf(db, ids)).map((it) => [it.id, it]))
  const orders: number[][] = []
  for (const id of ids) {
    const place = places.get(id)
    if (!place) throw new Error(`There is no question ${id}.`)
    const question = (await banks.get(place.test_id, place.test_version, place.corrections))[place.position - 1]
    orders.push(question ? drawOptions(question, random) : [])
  }
  return writeOptions(orders)
}
