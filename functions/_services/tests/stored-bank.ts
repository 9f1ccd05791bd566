import { bankQuestion } from '../../_contracts/tests/bank-question.ts'
import { bankRows } from '../../_db/queries/tests/bank-files.ts'
import type { Transaction } from '../../_db/session.ts'
import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { DomainError, type DomainErrorOptions } from '../../_domain/errors.ts'

/** One version of a test, as an import would have it. What SQL wrote otherwise is named, never left out. */
export async function storedBank(tx: Transaction, testId: string, version: number): Promise<BankQuestion[]> {
  const rows = await bankRows(tx, testId, version)
  const errors: NonNullable<DomainErrorOptions['errors']> = []
  const bank = rows.flatMap((row, index) => {
    // A set order of no options says nothing.
    const result = bankQuestion.safeParse({ ...row, fixed_order: row.options !== null && row.fixed_order })
    if (result.success) return [result.data]
    const message = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
    errors.push({ path: `question ${index + 1}`, message })
    return []
  })
  if (errors.length > 0)
    throw new DomainError('unsupported_export', 'Some questions hold what no file of questions can carry.', { errors })
  return bank
}
