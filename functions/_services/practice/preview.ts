import type { PracticePreview, PracticeQuery } from '../../_contracts/practice/practice.ts'
import { loadPractice, runningPractice } from '../../_db/queries/practice/load.ts'
import { withUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { mixOf } from '../../_domain/practice/choose.ts'
import { PRESETS } from '../../_domain/practice/presets.ts'
import { tally } from '../../_domain/tally.ts'
import { DIFFICULTIES } from '../../_domain/tests/difficulty.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { readChoice } from './choose.ts'
import { drawSeed } from './draw-seed.ts'
import { missesOf, missesToAsk } from './misses-of.ts'
import { toPracticeHead } from './to-session.ts'

/** What each preset would ask now, with its mix; a start with the same seed asks the same. */
export async function previewPractice(
  context: WithClaims<AttemptServices>,
  { community: slug, seed = drawSeed(), attempt_id, length, flagged, noted, seen_before, ...query }: PracticeQuery,
): Promise<PracticePreview> {
  const { db, claims } = context
  const { id: community_id } = await withUser(db, claims, (tx) => findMyCommunity(tx, claims, slug))
  const filter = {
    tests: query.test,
    topics: query.topic,
    kinds: query.kind,
    difficulties: query.difficulty,
    seen_before: toMoment(seen_before),
  }
  const source = attempt_id === undefined ? undefined : await missesOf(context, attempt_id)
  if (source && source.community_id !== community_id) throw notFound('attempt')
  const [choice, running] = await Promise.all([
    readChoice(context, { ...filter, length, flagged, noted, misses: source && missesToAsk(source), community_id }),
    readRunning(context, community_id),
  ])
  const { tests, candidates, past } = choice
  const sizes = new Map(tally(candidates.map(({ test_id }) => test_id)))
  const isAsked = new Set(candidates.map((it) => it.kind))
  const isHard = new Set(candidates.map((it) => it.difficulty))
  return {
    community_id,
    seed,
    presets: PRESETS.filter((preset) => preset !== 'attempt_misses' || source).map((preset) => {
      const chosen = choice.choose(preset, seed)
      return { preset, questions: chosen.length, mix: mixOf(chosen, past) }
    }),
    running,
    tests: tests.flatMap(({ id, title }) => {
      const questions = sizes.get(id)
      return questions ? [{ id, title, questions }] : []
    }),
    topics: tally(candidates.map((it) => it.topic)).map(([topic, questions]) => ({ topic, questions })),
    kinds: [...isAsked],
    difficulties: DIFFICULTIES.filter((each) => isHard.has(each)),
  }
}

/** In milliseconds since 1970. */
export const toMoment = (instant: string | undefined) => (instant === undefined ? undefined : Date.parse(instant))

async function readRunning({ db, claims }: WithClaims<DatabaseContext>, community_id: string) {
  const id = await runningPractice(db, { user_id: claims.sub, community_id })
  const [row] = id === undefined ? [] : await loadPractice(db, claims.sub, [id])
  return row?.status === 'in_progress' ? toPracticeHead(row) : null
}
