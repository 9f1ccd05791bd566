import type { Decision } from '../attempts/amendments.ts'
import { BANK_LIMITS } from '../attempts/bank-limits.ts'

/** A correction that counts, as it concerns what is written of its question. */
export interface AppliedCorrection {
  id: string
  decision: Decision
  kind: string
  /** As a bank says it; null for a question that is void. */
  answer: object | null
}

interface CarriedOver<Correction> {
  content: Record<string, unknown>
  /** Corrections that no key of this kind can hold: an author has to change the question. */
  open: Correction[]
}

/** What a published question says once its corrections are part of it, the earliest first. */
export function carryOver<Correction extends AppliedCorrection>(
  content: Record<string, unknown>,
  corrections: readonly Correction[],
): CarriedOver<Correction> {
  let answer = toRecord(content.answer)
  let open: Correction[] = []
  for (const correction of corrections) {
    if (correction.kind !== content.kind) continue
    const given = toRecord(correction.answer)
    const joined = correction.decision === 'also' ? withAnother(answer, given) : null
    if (correction.decision === 'new_key') {
      // Who corrects a number names no unit.
      answer = { ...('unit' in answer ? { unit: answer.unit } : {}), ...given }
      open = open.filter(({ decision }) => decision === 'void')
    } else if (joined) answer = joined
    else open.push(correction)
  }
  return { content: { ...content, answer }, open }
}

type Answer = Record<string, unknown>

const toRecord = (value: unknown): Answer =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

/** A key that takes another answer, too; null where a key of this kind has room for one alone. */
function withAnother(answer: Answer, given: Answer): Answer | null {
  if (Array.isArray(answer.accepted) && Array.isArray(given.accepted)) {
    const accepted = [...new Set([...answer.accepted, ...given.accepted])]
    return accepted.length > BANK_LIMITS.accepted ? null : { ...answer, accepted }
  }
  if ('value' in answer && 'value' in given) {
    const { value, tolerance } = given
    const also = [...listOf(answer.also), { value, tolerance }, ...listOf(given.also)]
    return also.length > BANK_LIMITS.ranges - 1 ? null : { ...answer, also }
  }
  return null
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
