import type { Announcement } from '#contracts/announcements/announcements.ts'
import { instantText } from '#domain/locale/dates.ts'
import { listText } from '#domain/locale/lists.ts'

export const forWhomText = ({ everybody, groups }: Announcement): string =>
  everybody ? 'Everybody' : listText(groups.map(({ name }) => name)) || 'Nobody'

/** "Read by 3 of 12" */
export const readText = ({ read, of }: Announcement): string =>
  of === 0 ? 'Nobody to read it' : `Read by ${read} of ${of}`

export function announcedText({ state, publish_at, withdrawn_at }: Announcement, zone: string): string {
  if (state === 'scheduled') return `Appears ${instantText(publish_at, 'moment', zone)}`
  if (state === 'withdrawn') return `Withdrawn ${instantText(withdrawn_at ?? publish_at, 'date', zone)}`
  return instantText(publish_at, 'date', zone)
}
