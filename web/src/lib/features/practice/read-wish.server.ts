import type { z } from 'zod'
import { practiceQuery, startPracticeBody } from '#contracts/practice/practice.ts'
import { PRACTICE_LENGTH, PRESETS, type PracticePreset } from '#domain/practice/presets.ts'
import type { PracticeWish } from './wish.ts'

const DAY = 86_400_000

/** What an address or a form says. What cannot be is left out by `toQuery`. */
export function readWish(values: URLSearchParams | FormData): PracticeWish {
  const all = (name: string) =>
    values
      .getAll(name)
      .filter((value) => typeof value === 'string' && value !== '')
      .map(String)
  return {
    attempt: all('attempt')[0],
    instead: PRESETS.find((preset) => preset === all('instead')[0]),
    length: Number(all('length')[0] ?? PRACTICE_LENGTH.usual),
    seed: all('seed')[0],
    test: all('test'),
    topic: all('topic'),
    kind: all('kind'),
    difficulty: all('difficulty'),
    flagged: values.has('flagged'),
    noted: values.has('noted'),
    days: Number(all('days')[0] ?? 0),
  }
}

const seenBefore = (days: number, now: number) => (days > 0 ? new Date(now - days * DAY).toISOString() : undefined)

const isQuery = (query: unknown): query is z.input<typeof practiceQuery> => practiceQuery.safeParse(query).success

/** The query of a preview; without filters where one of them makes no sense. */
export function toQuery(wish: PracticeWish, community: string, now: number): z.input<typeof practiceQuery> {
  const { attempt, length, seed, test, topic, kind, difficulty, flagged, noted, days } = wish
  const query = {
    community,
    attempt_id: attempt,
    length: String(length),
    seed,
    test: [...test],
    topic: [...topic],
    kind: [...kind],
    difficulty: [...difficulty],
    flagged: flagged ? 'true' : 'false',
    noted: noted ? 'true' : 'false',
    seen_before: Number.isSafeInteger(days) ? seenBefore(days, now) : undefined,
  }
  return isQuery(query) ? query : { community }
}

/** The body of a start; undefined where the form makes no sense. */
export function toStart(
  wish: PracticeWish,
  {
    preset,
    community_id,
    restart,
    now,
  }: { preset: PracticePreset; community_id: string; restart: boolean; now: number },
) {
  const { attempt, length, seed, test, topic, kind, difficulty, flagged, noted, days } = wish
  const isOfAttempt = preset === 'attempt_misses'
  return startPracticeBody.safeParse({
    ...(isOfAttempt ? { attempt_id: attempt } : { community_id }),
    preset,
    length,
    seed: seed === undefined ? undefined : Number(seed),
    tests: test,
    topics: topic,
    kinds: kind,
    difficulties: difficulty,
    flagged,
    noted,
    seen_before: Number.isSafeInteger(days) ? seenBefore(days, now) : undefined,
    restart,
  }).data
}
