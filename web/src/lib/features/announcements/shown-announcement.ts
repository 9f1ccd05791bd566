import type { MyAnnouncement } from '#contracts/announcements/announcements.ts'

/** An announcement with its text in parts: an address is a part of its own. */
export type ShownAnnouncement = MyAnnouncement & { parts: { words: string; href: string | null }[] }
