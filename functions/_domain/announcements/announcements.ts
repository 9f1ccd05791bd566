/** The longest title and text of an announcement. The database checks the same. */
export const ANNOUNCEMENT_TITLE_LENGTH = 120
export const ANNOUNCEMENT_LENGTH = 4000

export const ANNOUNCEMENT_STATES = ['scheduled', 'published', 'withdrawn'] as const
export type AnnouncementState = (typeof ANNOUNCEMENT_STATES)[number]

/** How long an announcement stays on the page of progress of who does not put it away. */
export const ANNOUNCED_DAYS = 30

/** Times are in milliseconds since 1970. */
export function announcementState(
  { publish_at, withdrawn_at }: { publish_at: number; withdrawn_at: number | null },
  now: number,
): AnnouncementState {
  if (withdrawn_at !== null) return 'withdrawn'
  return publish_at <= now ? 'published' : 'scheduled'
}
