import { z } from 'zod'
import { QUESTION_KINDS } from '../../_domain/attempts/kinds/kinds.ts'

export const questionKind = z.enum(QUESTION_KINDS)

/** What a record has for each kind, as a union takes it. The record itself says that no kind is missing. */
export function schemasOf<Schema extends z.ZodObject>(schemas: Record<string, Schema>): [Schema, ...Schema[]] {
  const [first, ...rest] = Object.values(schemas)
  if (!first) throw new RangeError('There is no schema to make a union of.')
  return [first, ...rest]
}
