/** For how many days somebody can be muted. */
export const MUTE_DAYS = [1, 7, 30, 365] as const
export type MuteDays = (typeof MUTE_DAYS)[number]

const DAY = 86_400_000

/** Until when, in milliseconds since 1970. */
export const mutedUntil = (days: MuteDays, now: number): number => now + days * DAY
