import { z } from 'zod'
import { status } from '../achievements/catalogue.ts'
import { revision } from './authoring.ts'
import { courseContent } from './contents.ts'
import { slug } from '../wire.ts'

const moment = z.iso.datetime({ offset: true })
const named = z.object({ slug, title: z.string() })
const some = z.int().min(0)

/** A course as it stands on the shelf. What is counted is live. */
export const courseCard = z
  .object({
    id: z.uuid(),
    slug,
    title: z.string(),
    description: z.string(),
    status,
    revision,
    kinds: z.object({ lesson: some, wod: some, scenario: some, test: some }),
    minutes: some.describe('of all that says how long it takes'),
    done: some.describe('how much of it the reader has done'),
    of: some.describe('how much there is'),
    next: named.nullable().describe('what the reader has not done yet, the first of it'),
    enrolled_at: moment.nullable(),
    completed_at: moment.nullable(),
  })
  .meta({ id: 'Course' })
export type CourseCard = z.infer<typeof courseCard>

export const courseDetail = courseCard
  .extend({
    community: z.object({ slug, name: z.string() }),
    programs: z.array(named).describe('of which it is a part'),
    contents: z.array(courseContent).describe('in their order; drafts and what was retired for instructors only'),
  })
  .meta({ id: 'CourseDetail' })
export type CourseDetail = z.infer<typeof courseDetail>

export const enrollment = z.object({ enrolled_at: moment, completed_at: moment.nullable() }).meta({ id: 'Enrollment' })
export type Enrollment = z.infer<typeof enrollment>
