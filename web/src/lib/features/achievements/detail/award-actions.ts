import type { ShowBody } from '#contracts/achievements/catalogue.ts'

/** The form actions on an award, with the change each sends. */
export const AWARD_ACTIONS = {
  show: { visibility: 'public' },
  hide: { visibility: 'private' },
  feature: { featured: true },
  unfeature: { featured: false },
} as const satisfies Record<string, ShowBody>
export type AwardAction = keyof typeof AWARD_ACTIONS
