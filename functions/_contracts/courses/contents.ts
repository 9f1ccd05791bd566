import { z } from 'zod'
import { status } from '../achievements/catalogue.ts'
import { changesSomething, moveOn, revision } from './authoring.ts'
import { difficulty } from '../tests/tests.ts'
import { slug } from '../wire.ts'

export const contentKind = z.enum(['lesson', 'wod', 'scenario', 'test'])
export type ContentKind = z.infer<typeof contentKind>

/** One thing to do in a course, as the list of it has it. */
export const courseContent = z
  .object({
    id: z.uuid(),
    slug,
    kind: contentKind,
    title: z.string(),
    status,
    minutes: z.int().nullable(),
    difficulty: difficulty.nullable().describe('of a test, its own'),
    test: z.object({ id: z.uuid(), questions: z.int(), live: z.boolean() }).nullable(),
    mine: z.object({
      done: z.boolean().describe('once is enough; of a test, an exam'),
      today: z.boolean().describe('on the day it is to the reader: a WOD counts once each'),
      best: z.number().nullable().describe('of a test, the best percent of an exam'),
    }),
  })
  .meta({ id: 'CourseContent' })
export type CourseContent = z.infer<typeof courseContent>

export const contentDetail = courseContent
  .extend({
    body: z.string().describe('Markdown'),
    language: z.string().nullable(),
    revision: z.int(),
    course: z.object({ id: z.uuid(), slug, title: z.string(), status }),
  })
  .meta({ id: 'ContentDetail' })
export type ContentDetail = z.infer<typeof contentDetail>

const fields = {
  title: z.string().trim().min(1).max(120),
  body: z.string().max(100_000),
  minutes: z.int().min(1).max(600).nullable(),
  difficulty: difficulty.nullable(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'a language tag such as es or pt-BR')
    .nullable(),
}

const draft = {
  title: fields.title,
  slug: slug.optional(),
  body: fields.body.default(''),
  minutes: fields.minutes.default(null),
  difficulty: fields.difficulty.default(null),
  language: fields.language.default(null),
}

/** A draft, behind all that the course has; without a slug it is made from the title. */
export const createContentBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['lesson', 'wod', 'scenario']), ...draft }),
  z.strictObject({ kind: z.literal('test'), test_id: z.uuid().toLowerCase(), ...draft }),
])
export type CreateContentBody = z.infer<typeof createContentBody>

export const changeContentBody = z
  .strictObject({
    revision,
    title: fields.title.optional(),
    body: fields.body.optional(),
    minutes: fields.minutes.optional(),
    difficulty: fields.difficulty.optional(),
    language: fields.language.optional(),
    status: moveOn.optional(),
  })
  .refine(changesSomething, 'expected something to change')
export type ChangeContentBody = z.infer<typeof changeContentBody>
