import { PRACTICE_LENGTH, type PracticePreset } from '#domain/practice/presets.ts'

/** What a learner chose of practice so far, as addresses and forms carry it. */
export interface PracticeWish {
  /** The attempt whose misses are offered. */
  attempt: string | undefined
  /** What to start instead of the unfinished session, which is asked first. */
  instead: PracticePreset | undefined
  length: number
  /** The same one chooses the same questions. */
  seed: string | undefined
  test: readonly string[]
  topic: readonly string[]
  kind: readonly string[]
  difficulty: readonly string[]
  flagged: boolean
  /** Only with a note of one's own. */
  noted: boolean
  /** Not answered for so many days; 0: whenever. */
  days: number
}

export const LENGTHS_OFFERED = [10, 20, 30, 50, 100]
export const DAYS_OFFERED = [0, 7, 30, 90]

/** Only what differs from the usual. */
export const wishEntries = ({
  attempt,
  instead,
  length,
  seed,
  flagged,
  noted,
  days,
  ...lists
}: Partial<PracticeWish>) => [
  ...Object.entries({
    attempt,
    instead,
    length: length === PRACTICE_LENGTH.usual ? undefined : length,
    seed,
    flagged: flagged || undefined,
    noted: noted || undefined,
    days: days || undefined,
  }).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]])),
  ...(['test', 'topic', 'kind', 'difficulty'] as const).flatMap((name) =>
    (lists[name] ?? []).map((value): [string, string] => [name, value]),
  ),
]

/** How many filters are set. */
export const countFilters = ({ test, topic, kind, difficulty, flagged, noted, days }: PracticeWish): number =>
  test.length + topic.length + kind.length + difficulty.length + Number(flagged) + Number(noted) + Number(days > 0)

/** With a value that was not chosen, or without one that was. */
export const toggled = (values: readonly string[], value: string): string[] =>
  values.includes(value) ? values.filter((each) => each !== value) : [...values, value]
