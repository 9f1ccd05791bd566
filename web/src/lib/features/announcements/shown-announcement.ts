import type { MyAnnouncement } from '#contracts/announcements/announcements.ts'

/** An announcement with its text as HTML. */
export type ShownAnnouncement = MyAnnouncement & { html: string }
