import type { Resource, ResourceMark, ResourceState } from '#contracts/resources/listing.ts'
import type { ResourceCost, ResourceKind, ResourceLevel } from '#contracts/resources/resources.ts'
import { languageName } from '#domain/locale/languages.ts'
import { timeText } from '#domain/locale/spans.ts'

export const RESOURCE_KIND: Record<ResourceKind, string> = {
  objectives: 'Exam objectives',
  standard: 'Standard',
  book: 'Book',
  course: 'Course',
  video: 'Video',
  lab: 'Lab',
  cheat_sheet: 'Cheat sheet',
  tool: 'Tool',
}

export const RESOURCE_LEVEL: Record<ResourceLevel, string> = {
  beginner: 'Beginner',
  intermediate: 'Intermediate',
  advanced: 'Advanced',
}

export const RESOURCE_COST: Record<ResourceCost, string> = { free: 'Free', partly: 'Partly free', paid: 'Paid' }

export const RESOURCE_MARK: Record<ResourceMark, string> = { saved: 'Saved', done: 'Done', useful: 'Useful to me' }

export const RESOURCE_STATE: Record<ResourceState, string> = {
  suggested: 'Waits for an instructor',
  listed: 'Listed',
  declined: 'Declined',
  retired: 'Retired',
}

const named = <Word extends string>(words: Record<string, Word>, key: string): string => words[key] ?? key

/** How each choice of a filter reads. */
export const CHOICE = {
  kind: (value: string) => named(RESOURCE_KIND, value),
  level: (value: string) => named(RESOURCE_LEVEL, value),
  cost: (value: string) => named(RESOURCE_COST, value),
  mark: (value: string) => named(RESOURCE_MARK, value),
  language: (value: string) => languageName(value),
  minutes: (value: string) => `Up to ${timeText(Number(value), 'minutes')}`,
}

/** "Video · Beginner · 12 min · Free"; what is in English does not say so. */
export const factsOf = ({
  kind,
  level,
  minutes,
  cost,
  language,
}: Pick<Resource, 'kind' | 'level' | 'minutes' | 'cost' | 'language'>): string[] => [
  RESOURCE_KIND[kind],
  RESOURCE_LEVEL[level],
  ...(minutes === null ? [] : [timeText(minutes, 'minutes')]),
  RESOURCE_COST[cost],
  ...(language === 'en' ? [] : [`In ${languageName(language)}`]),
]
