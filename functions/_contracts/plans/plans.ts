import { z } from 'zod'
import { MINUTES_A_DAY } from '../../_domain/plans/limits.ts'
import { NEXT_STEPS } from '../../_domain/plans/next-step.ts'
import { STUDY_DAYS } from '../../_domain/plans/study-plan.ts'
import { hasYear, NO_YEAR, storable } from '../storable.ts'
import { communityChoice, instant } from '../wire.ts'

export const planQuery = z.object({ community: communityChoice })

const weekday = z.int().min(1).max(7).describe('1 is Monday, 7 is Sunday')
const someTest = z.uuid().toLowerCase().nullable().describe('null: every test of the community')

export const examPlanBody = z.strictObject({
  exam_on: z.iso
    .date()
    .refine(hasYear, NO_YEAR)
    .describe('the day of the exam, a date of yours: today, or up to two years ahead'),
  minutes_a_day: z.int().min(MINUTES_A_DAY.least).max(MINUTES_A_DAY.most),
  rest_days: z
    .array(weekday)
    .max(6)
    .refine((days) => new Set(days).size === days.length, 'names a day twice')
    .default([])
    .describe('days of every week that hold nothing'),
  test_id: someTest.default(null),
})
export type ExamPlanBody = z.infer<typeof examPlanBody>

export const examPlan = z
  .object({
    exam_on: z.iso.date(),
    minutes_a_day: z.int(),
    rest_days: z.array(weekday),
    test: z.object({ id: z.uuid(), title: z.string() }).nullable().describe('null: every test of the community'),
    updated_at: instant,
  })
  .meta({ id: 'ExamPlan' })
export type ExamPlan = z.infer<typeof examPlan>

export const todaysReview = z
  .object({
    community_id: z.uuid(),
    today: z.iso.date().describe('your date'),
    exam_on: z.iso.date().nullable().describe('of the exam that is ahead'),
    test_id: z.uuid().nullable().describe('the only test that is asked; null: all of them'),
    goal: z.int().describe('how many questions are enough for today'),
    done: z.int().describe('how many you reviewed today'),
    left: z.int().describe('how many to ask now: start practice with the preset `due` and this length'),
    more: z.int().describe('once it is enough: how many more there are for you, ten at most'),
    unseen: z.int().describe('how many questions that you have never answered are for today'),
    next: z.enum(NEXT_STEPS),
    running: z
      .object({ id: z.uuid(), answered: z.int(), length: z.int() })
      .nullable()
      .describe('the review that you began'),
    instead: z.uuid().nullable().describe('other practice that you have not finished; a review would take its place'),
  })
  .meta({ id: 'TodaysReview' })
export type TodaysReview = z.infer<typeof todaysReview>

const studyDay = z
  .object({
    day: z.iso.date(),
    kind: z.enum(STUDY_DAYS),
    review: z.int().describe('questions to review; of days to come an estimate'),
    unseen: z.int().describe('questions to answer for the first time'),
  })
  .meta({ id: 'StudyDay' })

export const studyPlan = z
  .object({
    today: todaysReview,
    latest: z.iso.date().describe('the last day for which an exam may be planned'),
    plan: examPlan.nullable().describe('as you set it'),
    passed: z.boolean().describe('whether the day of the exam has passed'),
    days: z.array(studyDay).describe('from today to the exam; none without one'),
    questions: z.int().describe('all that may be practiced'),
    seen: z.int().describe('those that you have answered'),
    covered: z.int().describe('how many of the others the days hold'),
    minutes_for_all: z
      .int()
      .nullable()
      .describe('with so many minutes a day they would hold all; null if they do, or cannot'),
    tests: z.array(z.object({ id: z.uuid(), title: z.string() })).describe('that may be practiced'),
    calendar: z.object({ created_at: instant }).nullable().describe('whether there is an address to subscribe to'),
  })
  .meta({ id: 'StudyPlan' })
export type StudyPlan = z.infer<typeof studyPlan>

export const calendarAddress = z
  .object({
    token: z.string().describe('the secret part of the address; not stored, so only this answer contains it'),
    created_at: instant,
  })
  .meta({ id: 'CalendarAddress' })
export type CalendarAddress = z.infer<typeof calendarAddress>

/** 144 random bits, in base64url. */
const CALENDAR_FILE = /^[\w-]{24}\.ics$/

export const calendarPath = z.object({ file: storable(28).regex(CALENDAR_FILE, 'the secret, and .ics') })
