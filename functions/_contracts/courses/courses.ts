import { z } from 'zod'
import { status } from '../achievements/catalogue.ts'
import { revision } from './authoring.ts'
import { courseContent } from './contents.ts'
import { slug } from '../wire.ts'

const moment = z.iso.datetime({ offset: true })
const named = z.object({ slug, title: z.string() })
const some = z.int().min(0)

/** A course with the reader's progress. The counts are of live contents. */
export const courseCard = z
  .object({
    id: z.uuid(),
    slug,
    title: z.string(),
    description: z.string(),
    status,
    revision,
    kinds: z.object({ lesson: some, wod: some, scenario: some, test: some }),
    minutes: some.describe('of all contents that have a duration'),
    done: some.describe('contents that the reader has done'),
    of: some.describe('contents in the course'),
    next: named.nullable().describe('the first content that the reader has not done'),
    enrolled_at: moment.nullable(),
    completed_at: moment.nullable(),
  })
  .meta({ id: 'Course' })
export type CourseCard = z.infer<typeof courseCard>

export const courseDetail = courseCard
  .extend({
    community: z.object({ slug, name: z.string() }),
    programs: z.array(named).describe('the programs that it is part of'),
    contents: z.array(courseContent).describe('in order; drafts and retired ones for instructors only'),
  })
  .meta({ id: 'CourseDetail' })
export type CourseDetail = z.infer<typeof courseDetail>

export const enrollment = z.object({ enrolled_at: moment, completed_at: moment.nullable() }).meta({ id: 'Enrollment' })
export type Enrollment = z.infer<typeof enrollment>
