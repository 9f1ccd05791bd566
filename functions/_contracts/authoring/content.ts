import { z } from 'zod'
import { DRAFT_LIMITS } from '../../_domain/authoring/draft-limits.ts'
import { isStorable, NOT_STORABLE } from '../storable.ts'

/** What is stored of a question that may be unfinished. Its shape is checked when it is read, and when it is published. */
export type DraftContent = Record<string, unknown>

const isRecord = (value: unknown): value is DraftContent =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isStorableJson(value: unknown, depth: number = DRAFT_LIMITS.depth): boolean {
  if (typeof value === 'string') return isStorable(value)
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || value === null) return true
  if (depth === 0) return false
  return Object.entries(value).every(([name, part]) => isStorable(name) && isStorableJson(part, depth - 1))
}

/** One schema that other schemas recognize: bounded as a whole, not field by field. */
export const draftContent = z
  .custom<DraftContent>(isRecord, 'expected an object')
  .refine((content) => isStorableJson(content), NOT_STORABLE)
  .refine((content) => JSON.stringify(content).length <= DRAFT_LIMITS.content, {
    error: `is longer than ${DRAFT_LIMITS.content} characters`,
  })
  .meta({
    type: 'object',
    description: 'a question as an import takes it, as far as it is written: kind, topic, prompt, options, answer, …',
    example: { topic: 'Ports', prompt: 'SSH listens on port 22.' },
  })
