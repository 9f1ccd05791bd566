import { bankQuestion } from '../../_contracts/tests/bank-question.ts'
import { bankRows } from '../../_db/queries/tests/bank-files.ts'
import type { Transaction } from '../../_db/session.ts'
import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { DomainError, type DomainErrorOptions } from '../../_domain/errors.ts'

interface StoredVersion {
  test_id: string
  version: number
}

/** A row as an import takes a question. A fixed order means nothing where there are no options. */
export const storedQuestion = ({ external_id, ...row }: Awaited<ReturnType<typeof bankRows>>[number]) => ({
  ...row,
  ...(external_id === null ? {} : { external_id }),
  fixed_order: row.options !== null && row.fixed_order,
})

/** A version of a bank as an import would have written it. A question that SQL wrote otherwise is refused by number, not left out. */
export async function storedBank(tx: Transaction, { test_id, version }: StoredVersion): Promise<BankQuestion[]> {
  const rows = await bankRows(tx, test_id, version)
  const errors: NonNullable<DomainErrorOptions['errors']> = []
  const bank = rows.flatMap((row, index) => {
    const result = bankQuestion.safeParse(storedQuestion(row))
    if (result.success) return [result.data]
    const message = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
    errors.push({ path: `question ${index + 1}`, message })
    return []
  })
  if (errors.length > 0)
    throw new DomainError('unsupported_export', 'Some questions contain what no file format can hold.', { errors })
  return bank
}
