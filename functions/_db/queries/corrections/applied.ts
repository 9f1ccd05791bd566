import { sql } from 'drizzle-orm'
import type { AnswerKey } from '../../../_domain/attempts/kinds/rules.ts'
import type { AppliedCorrection } from '../../../_domain/corrections/carry-over.ts'
import type { Transaction } from '../../session.ts'

export interface AppliedRow extends AppliedCorrection, Record<string, unknown> {
  lineage_id: string
  /** A version whose question it corrects; a correction has a row for each. */
  version: number
  /** Its answer as a key; null for a question that is void. */
  key: AnswerKey | null
}

/** The corrections of a test that count, the earliest first. */
export const appliedCorrections = async (tx: Transaction, testId: string): Promise<AppliedRow[]> => [
  ...(await tx.execute<AppliedRow>(sql`
    select
      corrections.id, corrections.lineage_id, decision, corrections.kind, answer, test_version as version,
      answer - 'unit' || jsonb_build_object('kind', corrections.kind) as key
    from corrections
    join corrected_questions on correction_id = corrections.id
    join questions on questions.id = question_id
    where corrections.test_id = ${testId} and applied_at is not null
    order by applied_at, corrections.id
  `)),
]
