import type { ShowBody } from '#contracts/achievements/catalogue.ts'

/** What may be done with an award: a form action each. */
export const AWARD_ACTIONS = {
  show: { visibility: 'public' },
  hide: { visibility: 'private' },
  feature: { featured: true },
  unfeature: { featured: false },
} as const satisfies Record<string, ShowBody>
export type AwardAction = keyof typeof AWARD_ACTIONS
