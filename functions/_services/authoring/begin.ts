import type { TestDraft } from '../../_contracts/authoring/drafts.ts'
import { withUser } from '../../_db/session.ts'
import { findDraft } from '../../_db/queries/authoring/drafts.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { versionState } from './bank-state.ts'
import { findWrittenTest } from './find-test.ts'
import { endDraft } from './publish.ts'
import { draftAt } from './read-draft.ts'
import { beginDraft } from './working-copy.ts'

/** Begins a working copy: from the latest version, or from an earlier one where there is no working copy yet. */
export const beginWorkingCopy = (
  { db, claims }: WithClaims<DatabaseContext>,
  { id, from_version }: { id: string; from_version?: number },
): Promise<TestDraft> =>
  withUser(db, claims, async (tx) => {
    const test = await findWrittenTest(tx, claims, id)
    if (from_version !== undefined) {
      if ((await versionState(tx, id, from_version)).size === 0) throw notFound('version of this test')
      if (await findDraft(tx, id))
        throw new DomainError('conflict', 'There is a working copy already. Publish or discard it first.')
    }
    await beginDraft(tx, test, { by: claims.sub, version: from_version })
    return draftAt(tx, claims, id)
  })

/** Throws the working copy away. What the latest version says stays. */
export const discardDraft = (
  { db, claims }: WithClaims<DatabaseContext>,
  { id, revision }: { id: string; revision: number },
): Promise<void> =>
  withUser(db, claims, async (tx) => {
    const test = await findWrittenTest(tx, claims, id)
    const draft = await beginDraft(tx, test, { by: claims.sub })
    if (draft.revision !== revision)
      throw new DomainError('conflict', 'The test was changed after you loaded it. Nothing was discarded.', {
        errors: [{ path: 'query.revision', message: 'is not the newest' }],
      })
    await endDraft(tx, { claims, draft, what: 'discard' })
  })
