import { z } from 'zod'
import { ALL_LENGTHS } from '../../_domain/attempts/lengths.ts'
import { LIVE_PACES, LIVE_STATUSES, LIVE_STEPS } from '../../_domain/live/session.ts'
import { askedQuestion, givenResponse } from '../attempts/questions.ts'
import { storable } from '../storable.ts'
import { communityChoice, instant, oneOf } from '../wire.ts'

export const livePath = z.object({ id: z.uuid().toLowerCase() })

export const liveListQuery = z.object({ community: communityChoice })

export const createLiveBody = z
  .strictObject({
    test_id: z.uuid().toLowerCase(),
    length: oneOf(ALL_LENGTHS),
    pace: z.enum(LIVE_PACES).describe('in_step: you move from question to question; own: everybody takes an exam'),
  })
  .meta({ example: { test_id: '0198c0de-0000-7000-8000-000000000001', length: 25, pace: 'in_step' } })
export type CreateLiveBody = z.infer<typeof createLiveBody>

export const joinLiveBody = z
  .strictObject({
    code: storable(20).describe('six letters and digits, as the instructor shows them'),
    give_up: z.boolean().default(false).describe('gives up the unfinished attempt on the test of the session'),
  })
  .meta({ example: { code: 'K7MPQ2' } })
export type JoinLiveBody = z.infer<typeof joinLiveBody>

export const liveStepBody = z
  .strictObject({
    step: z.enum(LIVE_STEPS),
    revision: z.int32().min(1).describe('of the session as you see it: so two who press at once go on once'),
  })
  .meta({ example: { step: 'start', revision: 1 } })
export type LiveStepBody = z.infer<typeof liveStepBody>

const countedChoice = z.object({
  text: z.string().describe('Markdown of an option; what learners wrote as they wrote it'),
  times: z.int(),
  right: z.boolean().nullable().describe('null until it was revealed'),
})

const counted = {
  answered: z.int(),
  right: z
    .int()
    .nullable()
    .describe('how many had it right in full; null until it was revealed, and where only a person can say'),
  choices: z.array(countedChoice),
}

export const liveCounts = z
  .object({
    ...{ revision: z.int(), number: z.int(), joined: z.int(), finished: z.int(), ...counted },
    progress: z.array(z.int()).describe('how many answered each question, at their own pace; empty in step'),
  })
  .meta({ id: 'LiveCounts' })
export type LiveCounts = z.infer<typeof liveCounts>

const head = {
  id: z.uuid(),
  community: z.object({ slug: z.string(), name: z.string() }),
  test: z.object({ id: z.uuid(), title: z.string() }),
  pace: z.enum(LIVE_PACES),
  length: z.int(),
  status: z.enum(LIVE_STATUSES),
  created_at: instant,
  started_at: instant.nullable(),
  ended_at: instant.nullable(),
}

export const liveSession = z
  .object({
    ...head,
    revision: z.int(),
    number: z.int().describe('the question that is on, in step; 0 otherwise'),
    revealed: z.boolean().describe('whether learners are shown what is right in it'),
    question: askedQuestion.nullable().describe('the one that is on; with what is right once it was revealed'),
    mine: z
      .object({
        attempt_id: z.uuid().nullable().describe('null before the start, and for who could not start'),
        revision: z.int().describe('of the attempt'),
        finished: z.boolean(),
        response: givenResponse.nullable().describe('yours to the question that is on'),
      })
      .nullable()
      .describe('null for instructors and admins'),
    watching: z
      .object({
        code: z.string(),
        people: z
          .array(z.object({ name: z.string(), answered: z.int(), finished: z.boolean() }))
          .describe('200 at most, by name'),
        counts: liveCounts,
        may_reveal: z.boolean().describe('false while the test shows only later what is right'),
      })
      .nullable()
      .describe('null for learners'),
  })
  .meta({ id: 'LiveSession' })
export type LiveSession = z.infer<typeof liveSession>

export const listedLive = z
  .object({ ...head, code: z.string(), joined: z.int(), attempt_id: z.uuid().nullable().describe('yours in it') })
  .meta({ id: 'ListedLiveSession' })
export type ListedLive = z.infer<typeof listedLive>

export const joinedLive = z.object({ id: z.uuid(), community: z.string() }).meta({ id: 'JoinedLiveSession' })
export type JoinedLive = z.infer<typeof joinedLive>

export const liveResults = z
  .object({
    ...head,
    joined: z.int(),
    finished: z.int(),
    questions: z.array(
      z.object({
        number: z.int(),
        prompt: z.string().describe('Markdown'),
        topic: z.string(),
        is_written: z.boolean().describe('whether the choices are what learners wrote, and no options'),
        ...counted,
      }),
    ),
  })
  .meta({ id: 'LiveResults' })
export type LiveResults = z.infer<typeof liveResults>

/** What the stream of a session sends when it stands elsewhere. */
export interface LiveMoved {
  revision: number
}
