import type { DraftContent } from '../../_contracts/authoring/content.ts'
import { bankQuestion } from '../../_contracts/tests/bank-question.ts'
import { lineagesOf } from '../../_db/queries/authoring/versions.ts'
import { bankRows } from '../../_db/queries/tests/bank-files.ts'
import type { Transaction } from '../../_db/session.ts'
import type { WorkingQuestion } from '../../_domain/authoring/working-copy.ts'
import { storedQuestion } from '../tests/stored-bank.ts'

/** The questions of a version by lineage, as a working copy has them. What SQL wrote otherwise comes as it is. */
export async function versionState(
  tx: Transaction,
  testId: string,
  version: number | null,
): Promise<Map<string, WorkingQuestion>> {
  if (version === null) return new Map()
  const rows = await bankRows(tx, testId, version)
  const lineages = await lineagesOf(tx, testId, version)
  return new Map(
    rows.flatMap((row, index): [string, WorkingQuestion][] => {
      const lineage = lineages[index]
      if (!lineage) return []
      const { lineage_id, copied_from } = lineage
      return [[lineage_id, { content: contentOf(row), copied_from, origin: 'version', import_id: null }]]
    }),
  )
}

function contentOf(row: Awaited<ReturnType<typeof bankRows>>[number]): DraftContent {
  const content = storedQuestion(row)
  const result = bankQuestion.safeParse(content)
  return result.success ? { ...result.data } : content
}
