import type { AssignedKind } from '#domain/assignments/kinds.ts'
import { community, manage, query } from './path-parts.ts'

export interface GradebookShown {
  group?: string
  search?: string
  sort?: string
  order?: 'asc' | 'desc'
  page?: string
}

const assignments = (slug: string) => `${manage(slug)}/assignments`
const assignment = (slug: string, id: string) => `${assignments(slug)}/${encodeURIComponent(id)}`
const gradebook = (slug: string) => `${manage(slug)}/gradebook`
const grade = (slug: string, id: string, learner: string) =>
  `${gradebook(slug)}/${encodeURIComponent(id)}/${encodeURIComponent(learner)}`

/** Every URL of assignments and grades. */
export const assignmentPaths = {
  /** What is assigned to the reader. */
  mine: (slug: string) => `${community(slug)}/assignments`,
  /** The assignments of a community, for instructors and admins, or those of one status. */
  all: (slug: string, status?: string) => `${assignments(slug)}${query({ status })}`,
  /** A form posts to the address of its page, so what was typed stays when it is refused. */
  create: (slug: string, kind: AssignedKind = 'exam') => `${assignments(slug)}/new${query({ kind })}`,
  one: (slug: string, id: string, show: { find?: string } = {}) => `${assignment(slug, id)}${query({ ...show })}`,
  action: (
    slug: string,
    id: string,
    action: 'change' | 'publish' | 'archive' | 'add' | 'remove' | 'extend' | 'unextend',
    show: { find?: string | undefined } = {},
  ) => `${assignment(slug, id)}${query({ [`/${action}`]: '', ...show })}`,
  gradebook: (slug: string, show: GradebookShown = {}) => `${gradebook(slug)}${query({ ...show })}`,
  weigh: (slug: string) => `${gradebook(slug)}${query({ '/weigh': '' })}`,
  gradebookFile: (slug: string, show: GradebookShown = {}) => `${gradebook(slug)}/export${query({ ...show })}`,
  importGrades: (slug: string) => `${gradebook(slug)}/import`,
  grade,
  gradeAction: (slug: string, id: string, learner: string, action: 'set' | 'withdraw') =>
    `${grade(slug, id, learner)}${query({ [`/${action}`]: '' })}`,
}
