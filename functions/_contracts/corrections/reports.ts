import { z } from 'zod'
import { REPORT_OUTCOMES, REPORT_REASONS } from '../../_domain/corrections/reports.ts'
import { helpPath } from '../assistant/help.ts'
import { questionNumber } from '../attempts/questions.ts'
import { questionKind } from '../tests/question-kind.ts'
import { trimmed } from '../storable.ts'
import { communityChoice, instant, slug, type AboutCommunity } from '../wire.ts'

const reason = z.enum(REPORT_REASONS)
const outcome = z.enum(REPORT_OUTCOMES)

/** What a learner takes: an attempt on a test, or practice across tests. */
export const takenIn = z.enum(['attempts', 'practice'])

export const reportPath = z.object({
  id: z.uuid().toLowerCase().describe('of the attempt or the practice session'),
  number: helpPath.shape.number,
})

export const questionReportBody = z
  .strictObject({ reason, note: trimmed(1000).default('') })
  .meta({ example: { reason: 'wrong_key', note: 'Port 853 is right, too: DNS over TLS uses it.' } })
export type QuestionReportBody = z.infer<typeof questionReportBody>

/** A report as its learner reads it. */
export const questionReport = z
  .object({
    reason,
    note: z.string(),
    created_at: instant,
    outcome: outcome.nullable().describe('null: nobody has decided yet'),
    reply: z.string().describe('what the instructor says; empty before'),
    settled_at: instant.nullable(),
  })
  .meta({ id: 'QuestionReport' })
export type QuestionReport = z.infer<typeof questionReport>

export const reportedQuestionOfAttempt = z
  .object({
    number: questionNumber,
    of: z.int(),
    test: z.object({ id: z.uuid(), title: z.string() }),
    prompt: z.string().describe('Markdown'),
    is_finished: z.boolean().describe('whether the attempt or the session is over'),
    report: questionReport.nullable().describe('the latest of yours'),
  })
  .meta({ id: 'QuestionToReport' })
export type QuestionToReport = z.infer<typeof reportedQuestionOfAttempt>

/** Of the questions with open reports that are listed. */
const MOST = 200

export const reportsQuery = z.object({
  community: communityChoice,
  limit: z.coerce.number().int().min(0).max(MOST).default(MOST).describe('0: none of them, only how many there are'),
})
export type ReportsQuery = AboutCommunity<z.infer<typeof reportsQuery>>

/** A question with open reports. */
export const reportedGroup = z
  .object({
    lineage_id: z.uuid(),
    test: z.object({ id: z.uuid(), title: z.string() }),
    version: z.int().describe('the newest that was reported'),
    position: z.int().describe('of the question in its bank, from 1'),
    kind: questionKind,
    excerpt: z.string(),
    reports: z.int(),
    reasons: z.array(z.object({ reason, reports: z.int() })).describe('the most frequent first'),
    last_at: instant,
    shown: z.int().describe('in how many exams that count, of the newest 1,000 of the version'),
    facility: z.number().nullable(),
    discrimination: z.number().nullable().describe('the correlation with the rest of the test'),
    overruled: z.boolean().describe('whether a wrong answer was given more often than the right one'),
  })
  .meta({ id: 'ReportedGroup' })
export type ReportedGroup = z.infer<typeof reportedGroup>

export const reportsPage = z.object({
  community: slug,
  data: z.array(reportedGroup).describe('first those that learners and their answers say most about'),
  page: z.object({ next: z.string().nullable(), open: z.int().describe('all questions with open reports') }),
})
export type ReportsPage = z.infer<typeof reportsPage>

export const reportsPath = z.object({
  id: z.uuid().toLowerCase().describe('of the test'),
  lineage: z.uuid().toLowerCase(),
})

/** A reported question, with everything that was said about it. */
export const reportedDetail = reportedGroup
  .extend({
    prompt: z.string().describe('Markdown, in the newest version that was reported'),
    right: z.array(z.string()).describe('what is right, in words'),
    candidates: z
      .array(
        z.object({
          answer: z.record(z.string(), z.unknown()).describe('as a correction takes it'),
          words: z.array(z.string()),
          times: z.int().describe('how often it was given in the exams that are counted'),
          reports: z.int().describe('how many of those who reported the question gave it'),
        }),
      )
      .describe('answers that were graded as wrong, and could be right'),
    said: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        reason,
        note: z.string(),
        version: z.int(),
        answer: z.array(z.string()).nullable().describe('their answer in words; null where they gave none'),
        created_at: instant,
      }),
    ),
  })
  .meta({ id: 'ReportedDetail' })
export type ReportedDetail = z.infer<typeof reportedDetail>

export const settleReportsBody = z
  .strictObject({
    outcome: z.enum(['fixed', 'declined']).describe('a correction settles them by itself'),
    reply: trimmed(1000).min(1).describe('those who reported it read it'),
  })
  .meta({ example: { outcome: 'declined', reply: 'Port 443 is meant: the prompt says “over HTTPS”.' } })
export type SettleReportsBody = z.infer<typeof settleReportsBody>

export const settledReports = z.object({ settled: z.int() }).meta({ id: 'SettledReports' })
