import { community, manage, query } from './path-parts.ts'

const announcements = (slug: string) => `${manage(slug)}/announcements`
const announcement = (slug: string, id: string) => `${announcements(slug)}/${encodeURIComponent(id)}`

/** Every URL of announcements. */
export const announcementPaths = {
  /** What is announced to the reader. */
  mine: (slug: string) => `${community(slug)}/announcements`,
  /** What was announced in a community, for instructors and admins. */
  all: announcements,
  /** With a group, it is chosen already. */
  create: (slug: string, group?: string) => `${announcements(slug)}/new${query({ group })}`,
  /** One of them; with `ask`, the page first asks to confirm. */
  one: (slug: string, id: string, ask?: 'withdraw') => `${announcement(slug, id)}${query({ ask })}`,
  action: (slug: string, id: string, action: 'change' | 'withdraw') =>
    `${announcement(slug, id)}${query({ [`/${action}`]: '' })}`,
}
