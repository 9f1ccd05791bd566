import { z } from 'zod'
import { status } from '../achievements/catalogue.ts'
import { changesSomething, moveOn, revision } from './authoring.ts'
import { difficulty } from '../tests/tests.ts'
import { languageTag, slug } from '../wire.ts'
import { storable, trimmed } from '../storable.ts'

export const contentKind = z.enum(['lesson', 'wod', 'scenario', 'test'])
export type ContentKind = z.infer<typeof contentKind>

/** A content as the course lists it. */
export const courseContent = z
  .object({
    id: z.uuid(),
    slug,
    kind: contentKind,
    title: z.string(),
    status,
    minutes: z.int().nullable(),
    difficulty: difficulty.nullable().describe('for a test, the test’s own'),
    test: z.object({ id: z.uuid(), questions: z.int(), live: z.boolean() }).nullable(),
    mine: z.object({
      done: z.boolean().describe('ever; for a test, by an exam'),
      today: z.boolean().describe('on the learner’s local date: a WOD counts once a day'),
      best: z.number().nullable().describe('for a test, the best exam in percent'),
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
  title: trimmed(120).min(1),
  body: storable(100_000),
  minutes: z.int().min(1).max(600).nullable(),
  difficulty: difficulty.nullable(),
  language: languageTag.nullable(),
}

const draft = {
  title: fields.title,
  slug: slug.optional(),
  body: fields.body.default(''),
  minutes: fields.minutes.default(null),
  difficulty: fields.difficulty.default(null),
  language: fields.language.default(null),
}

/** The draft goes to the end of the course. Without a slug, one is made from the title. */
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
