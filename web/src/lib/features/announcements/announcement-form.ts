import type { Announcement } from '#contracts/announcements/announcements.ts'
import { localOfInstant } from '#domain/time/zoned.ts'

/** What the fields of the form show. */
export interface EnteredAnnouncement {
  title: string
  body: string
  publish_at: string
  zone: string
  /** `everybody`, or ids of groups. */
  for: string[]
}

export const emptyAnnouncement = (zone: string, chosen: string[]): EnteredAnnouncement => ({
  ...{ title: '', body: '', publish_at: '', zone },
  for: chosen,
})

export const enteredAnnouncement = (it: Announcement): EnteredAnnouncement => ({
  title: it.title,
  body: it.body,
  publish_at: it.state === 'scheduled' ? localOfInstant(it.publish_at, it.zone) : '',
  zone: it.zone,
  for: it.everybody ? ['everybody'] : it.groups.map(({ id }) => id),
})
