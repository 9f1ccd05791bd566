import { z } from 'zod'
import {
  ANNOUNCEMENT_LENGTH,
  ANNOUNCEMENT_STATES,
  ANNOUNCEMENT_TITLE_LENGTH,
} from '../../_domain/announcements/announcements.ts'
import { cleanText } from '../../_domain/comments/clean-text.ts'
import { isTimeZone } from '../../_domain/time/zone-names.ts'
import { hasVisible } from '../../_domain/visible-text.ts'
import { revision } from '../courses/authoring.ts'
import { hasYear, NO_YEAR, storable, trimmed } from '../storable.ts'
import { instant, list, slug } from '../wire.ts'

const settings = {
  title: trimmed(ANNOUNCEMENT_TITLE_LENGTH).refine((text) => hasVisible(cleanText(text)), 'says nothing'),
  body: trimmed(ANNOUNCEMENT_LENGTH).default('').describe('plain text'),
  everybody: z.boolean().default(false).describe('for all students of the community'),
  groups: z.array(z.uuid().toLowerCase()).max(100).default([]).describe('for whoever is in these groups at the time'),
  publish_at: instant
    .refine(hasYear, NO_YEAR)
    .nullable()
    .default(null)
    .meta({ description: 'null: at once', example: '2026-12-08T07:00:00Z' }),
  zone: storable(64)
    .refine(isTimeZone, 'is no time zone')
    .default('UTC')
    .meta({ description: 'in which the time was meant', example: 'Europe/Berlin' }),
}

type Settings = z.output<z.ZodObject<typeof settings>>

function checkAudience({ value, issues }: { value: Settings; issues: z.core.$ZodRawIssue[] }) {
  if (!value.everybody && value.groups.length === 0)
    issues.push({ code: 'custom', path: ['groups'], message: 'is for nobody', input: value })
}

const example = { title: 'No class on Friday', body: 'We meet on Monday instead.', everybody: true }

export const announcementBody = z.strictObject(settings).check(checkAudience).meta({ example })
export type AnnouncementBody = z.infer<typeof announcementBody>

export const changeAnnouncementBody = z
  .strictObject({ revision, ...settings })
  .check(checkAudience)
  .meta({ example: { ...example, revision: 1 } })
export type ChangeAnnouncementBody = z.infer<typeof changeAnnouncementBody>

export const withdrawBody = z.strictObject({ revision })
export type WithdrawBody = z.infer<typeof withdrawBody>

export const announcementPath = z.object({ slug, announcement: z.uuid().toLowerCase() })

export const announcement = z
  .object({
    id: z.uuid(),
    title: z.string(),
    body: z.string(),
    everybody: z.boolean(),
    groups: z.array(z.object({ id: z.uuid(), name: z.string() })),
    publish_at: instant,
    zone: z.string(),
    state: z.enum(ANNOUNCEMENT_STATES),
    revision: z.int(),
    author: z.string().nullable().describe('the name; null: their account is gone'),
    edited_at: instant.nullable(),
    withdrawn_at: instant.nullable(),
    read: z.int().describe('how many of those it is for have put it away as read'),
    of: z.int().describe('for how many students it is now'),
  })
  .meta({ id: 'Announcement' })
export type Announcement = z.infer<typeof announcement>
export const announcementList = list(announcement)

export const myAnnouncement = z
  .object({
    id: z.uuid(),
    title: z.string(),
    body: z.string(),
    author: z.string().nullable(),
    published_at: instant,
    edited_at: instant.nullable(),
    read: z.boolean().describe('whether you have put it away'),
    fresh: z.boolean().describe('not read, and of the last 30 days'),
  })
  .meta({ id: 'MyAnnouncement' })
export type MyAnnouncement = z.infer<typeof myAnnouncement>
export const myAnnouncements = list(myAnnouncement)
