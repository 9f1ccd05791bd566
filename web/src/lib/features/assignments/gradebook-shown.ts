import { z } from 'zod'
import type { GradebookShown } from '#lib/assignment-paths.ts'

const id = z.uuid()
const sortBy = z.union([z.enum(['name', 'total']), id])

/** Reads the query of the page's URL; invalid values are ignored. */
export const readGradebookShown = (query: URLSearchParams): GradebookShown => ({
  group: id.safeParse(query.get('group')).data,
  search: query.get('search')?.trim().slice(0, 80) || undefined,
  sort: sortBy.safeParse(query.get('sort')).data,
  order: query.get('order') === 'desc' ? 'desc' : undefined,
  page: /^[1-9]\d{0,3}$/.exec(query.get('page') ?? '')?.[0],
})
