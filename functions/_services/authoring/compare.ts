import type { ComparisonQuery, DraftComparison } from '../../_contracts/authoring/comparison.ts'
import { readAsUser } from '../../_db/session.ts'
import { compareBanks } from '../../_domain/authoring/compare.ts'
import { deepEqual } from '../../_domain/deep-equal.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { versionState } from './bank-state.ts'
import { tidyContent } from './check-content.ts'
import { findWrittenTest } from './find-test.ts'
import { contentsOf } from './read-draft.ts'
import { readSettings } from './settings.ts'
import { loadDraft } from './working-copy.ts'

/** What changed from a version to the working copy, or to another version. */
export const compareVersions = (
  { db, claims }: WithClaims<DatabaseContext>,
  { id, version, with: other }: ComparisonQuery & { id: string },
): Promise<DraftComparison> =>
  readAsUser(db, claims, async (tx) => {
    const test = await findWrittenTest(tx, claims, id)
    const { draft, settings, questions } = await loadDraft(tx, test)
    const from = version ?? draft.base_version
    const before = contentsOf(await versionState(tx, id, from))
    const after =
      other === undefined
        ? new Map(questions.map(({ id, content }) => [id, tidyContent(content)]))
        : contentsOf(await versionState(tx, id, other))
    if ((version !== undefined && before.size === 0) || (other !== undefined && after.size === 0))
      throw notFound('version of this test')
    const compared = compareBanks(before, after)
    const now = await readSettings(tx, id)
    return {
      before: from,
      after: other ?? null,
      settings:
        other === undefined
          ? { before: now, after: settings, changed: Object.keys(now).filter((name) => !isSame(now, settings, name)) }
          : null,
      questions: compared.flatMap(({ id: lineage_id, change, ...rest }) =>
        change === 'none' ? [] : [{ lineage_id, change, ...rest }],
      ),
      unchanged: compared.filter(({ change }) => change === 'none').length,
    }
  })

const isSame = (a: object, b: object, name: string) => deepEqual(Reflect.get(a, name), Reflect.get(b, name))
