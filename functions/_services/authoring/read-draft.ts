import type { TestDraft } from '../../_contracts/authoring/drafts.ts'
import { standingOf } from '../../_db/queries/authoring/versions.ts'
import { readAsUser, type Claims, type Transaction } from '../../_db/session.ts'
import { compareBanks, type BankState } from '../../_domain/authoring/compare.ts'
import type { WorkingQuestion } from '../../_domain/authoring/working-copy.ts'
import { deepEqual } from '../../_domain/deep-equal.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { versionState } from './bank-state.ts'
import { tidyContent } from './check-content.ts'
import { findWrittenTest } from './find-test.ts'
import { gateWarningsOf } from './gate-warnings.ts'
import { toPublishing } from './publishing.ts'
import { readSettings } from './settings.ts'
import { toDraftEntry } from './to-question.ts'
import { loadDraft } from './working-copy.ts'
import { stateOf } from './write-change.ts'

/** The working copy of a test, with all that publishing it would meet. */
export const readDraft = ({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<TestDraft> =>
  readAsUser(db, claims, (tx) => draftAt(tx, claims, id))

export async function draftAt(tx: Transaction, claims: Claims, id: string): Promise<TestDraft> {
  const test = await findWrittenTest(tx, claims, id)
  const { draft, begun, settings, questions } = await loadDraft(tx, test)
  const standing = await standingOf(tx, id)
  const base = await versionState(tx, id, draft.base_version)
  const compared = compareBanks(
    contentsOf(base),
    new Map(questions.map(({ id, content }) => [id, tidyContent(content)])),
  )
  const changes = new Map(compared.map(({ id, change }) => [id, change]))
  const count = (change: string) => compared.filter((question) => question.change === change).length
  const warnings = await gateWarningsOf(tx, test, { settings, questions })
  const { bank: _, ...publishing } = toPublishing(questions, settings, warnings)
  return {
    ...(await stateOf(tx, id, draft.revision)),
    test: { id, slug: test.slug, title: test.title, status: test.status, ...standing },
    community: test.community,
    begun,
    base_version: draft.base_version,
    settings,
    settings_revision: draft.settings_revision,
    questions: questions.map((question) => {
      const change = changes.get(question.id) ?? 'none'
      return toDraftEntry(question, change === 'removed' ? 'none' : change)
    }),
    changes: {
      added: count('added'),
      changed: count('changed'),
      moved: count('moved'),
      removed: count('removed'),
      settings: !deepEqual(settings, await readSettings(tx, id)),
    },
    publishing,
  }
}

export const contentsOf = (state: ReadonlyMap<string, WorkingQuestion>): BankState =>
  new Map([...state].map(([id, { content }]) => [id, content]))
