import { count } from '#domain/locale/counts.ts'
import { WARM_UP } from '#domain/practice/warm-up.ts'
import { wishEntries } from './wish.ts'

export const WARM_UP_START = {
  title: 'Start with a warm-up',
  words: `${count(WARM_UP.length, 'question')} from different topics, in about two minutes, and each is explained at once.`,
  label: 'Start the warm-up',
} as const

/** The fields of a form that starts a warm-up. */
export const warmUpFields = (community: string): [name: string, value: string][] => [
  ['preset', WARM_UP.preset],
  ...wishEntries({ length: WARM_UP.length, difficulty: WARM_UP.difficulties }),
  ['community', community],
]
