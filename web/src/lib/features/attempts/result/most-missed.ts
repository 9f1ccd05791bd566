import type { AttemptResult } from '#contracts/attempts/results.ts'

type Topic = AttemptResult['topics'][number]

export const missedIn = ({ asked, correct }: Topic): number => asked - correct
export const shareIn = ({ asked, correct }: Topic): number => correct / asked

/** The topics with most to gain first: most questions missed, then the lowest share. */
export const byMissed = (topics: readonly Topic[]): Topic[] =>
  topics.toSorted((a, b) => missedIn(b) - missedIn(a) || shareIn(a) - shareIn(b))
