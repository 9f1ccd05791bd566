import { z } from 'zod'
import { ASSIGNED_KINDS } from '../../_domain/assignments/kinds.ts'
import { hasVisible } from '../../_domain/visible-text.ts'
import { storable, trimmed } from '../storable.ts'
import { instant, list, slug } from '../wire.ts'
import { assignmentStanding } from './assignments.ts'

/** Learners on a page of the gradebook. */
export const GRADEBOOK_PAGE = 50

const readable = (max: number) => trimmed(max).refine(hasVisible, 'expected something to read')

export const gradebookQuery = z.object({
  group: z.uuid().optional().describe('only members of this group'),
  search: trimmed(80).optional().describe('a part of the name'),
  sort: z
    .union([z.enum(['name', 'total']), z.uuid()])
    .default('name')
    .describe('an assignment sorts by its scores'),
  order: z.enum(['asc', 'desc']).default('asc'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
export type GradebookQuery = z.infer<typeof gradebookQuery>

export const gradebookTableQuery = gradebookQuery.omit({ page: true, sort: true, order: true })
export type GradebookTableQuery = z.infer<typeof gradebookTableQuery>

export const grade = z
  .object({
    assignment_id: z.uuid(),
    ...assignmentStanding.shape,
    due_at: instant.nullable(),
    revision: z.int().describe('of what was set by hand; 0: nothing was'),
  })
  .meta({ id: 'Grade' })
export type Grade = z.infer<typeof grade>

const gradebookRow = z.object({
  user_id: z.uuid(),
  display_name: z.string(),
  username: z.string(),
  total: z.number().nullable(),
  grades: z.array(grade).describe('only what is assigned to them'),
})
export type GradebookRow = z.infer<typeof gradebookRow>

export const gradeCategory = z.object({ name: z.string(), weight: z.number() })

export const gradebook = z
  .object({
    assignments: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        kind: z.enum(ASSIGNED_KINDS),
        due_at: instant.nullable(),
        category: z.string().nullable(),
        weight: z.number(),
        archived: z.boolean(),
      }),
    ),
    categories: z.array(gradeCategory),
    learners: z.array(gradebookRow),
    total: z.int().describe('learners on all pages'),
    page: z.int(),
    pages: z.int(),
  })
  .meta({ id: 'Gradebook' })
export type Gradebook = z.infer<typeof gradebook>

export const gradeBody = z
  .strictObject({
    revision: z.int().min(0).max(1_000_000).describe('of what was set by hand before; 0: nothing was'),
    percent: z.number().min(0).max(100).multipleOf(0.01).nullable().default(null),
    excused: z.boolean().default(false),
    reason: readable(500).describe('the learner reads it'),
  })
  .refine(({ percent, excused }) => excused === (percent === null), {
    path: ['percent'],
    message: 'expected a score, or that the learner is excused',
  })
export type GradeBody = z.infer<typeof gradeBody>

export const withdrawGradeQuery = z.object({ revision: z.coerce.number().int().min(1).max(1_000_000) })

export const gradeDetails = z
  .object({
    learner: z.object({ user_id: z.uuid(), display_name: z.string() }),
    assignment: z.object({ id: z.uuid(), title: z.string() }),
    grade,
    set_by: z.string().nullable().describe('who set it by hand'),
    set_at: instant.nullable(),
  })
  .meta({ id: 'GradeDetails' })
export type GradeDetails = z.infer<typeof gradeDetails>

export const categoryBody = z.strictObject({ name: readable(60), weight: z.number().min(0).max(100).multipleOf(0.01) })
export type CategoryBody = z.infer<typeof categoryBody>

export const importGradesBody = z.strictObject({
  csv: storable(2_000_000).describe('columns username, assignment (its title or id), percent (or “excused”), reason'),
  apply: z.boolean().default(false).describe('false: only says what would change'),
})
export type ImportGradesBody = z.infer<typeof importGradesBody>

export const gradesImport = z
  .object({
    applied: z.boolean(),
    changes: z.array(
      z.object({
        line: z.int(),
        learner: z.string(),
        assignment: z.string(),
        before: z.string(),
        after: z.string(),
      }),
    ),
    unchanged: z.int(),
    refused: z.array(z.object({ line: z.int(), says: z.string() })),
  })
  .meta({ id: 'GradesImport' })
export type GradesImport = z.infer<typeof gradesImport>

export const learnerNote = z
  .object({
    id: z.uuid(),
    words: z.string(),
    author: z.string().nullable(),
    mine: z.boolean(),
    written_at: instant,
  })
  .meta({ id: 'LearnerNote' })
export type LearnerNote = z.infer<typeof learnerNote>

export const learnerNotes = list(learnerNote)
export const learnerNoteBody = z.strictObject({ words: readable(2000) })
export type LearnerNoteBody = z.infer<typeof learnerNoteBody>
export const learnerNotePath = z.object({ slug, user: z.uuid(), note: z.uuid() })
