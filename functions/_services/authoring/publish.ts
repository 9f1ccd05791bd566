import type { PublishBody, PublishedTest } from '../../_contracts/authoring/tests.ts'
import { closeChanges, recordChange } from '../../_db/queries/authoring/changes.ts'
import {
  draftQuestions,
  removeDraft,
  type StoredDraft,
  type StoredQuestion,
} from '../../_db/queries/authoring/drafts.ts'
import { publishVersion } from '../../_db/queries/authoring/tests.ts'
import { addBank, lastVersionOf, lockTest, type TaughtTest } from '../../_db/queries/tests/bank-files.ts'
import { withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { BANK_LIMITS } from '../../_domain/attempts/bank-limits.ts'
import { compareBanks } from '../../_domain/authoring/compare.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { versionState } from './bank-state.ts'
import { tidyContent } from './check-content.ts'
import { findWrittenTest } from './find-test.ts'
import { gateWarningsOf } from './gate-warnings.ts'
import { toPublishing, type BankToPublish } from './publishing.ts'
import { contentsOf } from './read-draft.ts'
import { readSettings, toSettings, toStoredSettings } from './settings.ts'
import { beginDraft } from './working-copy.ts'

/** Makes the working copy what learners take: all of it, or none. */
export const publishDraft = (
  { db, claims }: WithClaims<DatabaseContext>,
  { id, revision, short }: PublishBody & { id: string },
): Promise<PublishedTest> =>
  withUser(db, claims, async (tx) => {
    const test = await findWrittenTest(tx, claims, id)
    // First the working copy, then the test: in the order of everyone who changes the former.
    const draft = await beginDraft(tx, test, { by: claims.sub })
    if (draft.revision !== revision)
      throw new DomainError(
        'conflict',
        'The test was changed after you loaded it. Look at it again, then publish it.',
        {
          errors: [{ path: 'body.revision', message: 'is not the newest' }],
        },
      )
    await lockTest(tx, id)
    const questions = await draftQuestions(tx, id)
    const settings = toSettings(draft.settings, await readSettings(tx, id))
    const publishing = toPublishing(questions, settings, await gateWarningsOf(tx, test, { settings, questions }))
    refuseUnready(publishing, short)
    const kept = await unchangedVersion(tx, { test, draft, questions })
    const version = kept ?? Math.max(await lastVersionOf(tx, id), test.status === 'draft' ? 0 : test.version) + 1
    if (kept === undefined)
      await addBank(tx, id, version, {
        ids: questions.map(() => crypto.randomUUID()),
        bank: publishing.bank,
        lineages: questions.map((question) => ({ lineage_id: question.id, copied_from: question.copied_from })),
      })
    await publishVersion(tx, id, { ...toStoredSettings(settings), version, short: publishing.is_short })
    await endDraft(tx, { claims, draft, what: 'publish' })
    return {
      id,
      slug: test.slug,
      version,
      is_new_version: kept === undefined,
      questions: publishing.bank.length,
      lengths: publishing.lengths,
      warnings: publishing.warnings,
    }
  })

function refuseUnready({ problems, is_short, bank }: BankToPublish, short: boolean) {
  if (problems.length > 0)
    throw new DomainError('not_ready', 'Some things keep this test from going live. Nothing was published.', {
      errors: problems.map(({ number, path, message }) => ({
        path: [number === null ? 'test' : `questions[${number - 1}]`, path].filter(Boolean).join('.'),
        message,
      })),
    })
  if (is_short && !short)
    throw new DomainError(
      'too_few_questions',
      `A test has at least ${BANK_LIMITS.liveQuestions} questions, and this one has ${bank.length}. If so few are meant, say that it is short.`,
    )
}

/** The version that says the same as the working copy, if it can go live: then only settings are new, or nothing is. */
async function unchangedVersion(
  tx: Transaction,
  { test, draft, questions }: { test: TaughtTest; draft: StoredDraft; questions: readonly StoredQuestion[] },
): Promise<number | undefined> {
  const { base_version } = draft
  if (base_version === null || base_version < test.version) return undefined
  const compared = compareBanks(
    contentsOf(await versionState(tx, test.id, base_version)),
    new Map(questions.map(({ id, content }) => [id, tidyContent(content)])),
  )
  return compared.every(({ change }) => change === 'none') ? base_version : undefined
}

/** The working copy is gone, and what was changed in it can be neither undone nor redone. */
export async function endDraft(
  tx: Transaction,
  { claims, draft, what }: { claims: Claims; draft: StoredDraft; what: 'publish' | 'discard' },
) {
  const { test_id, community_id } = draft
  await removeDraft(tx, test_id)
  const seq = draft.revision + 1
  await recordChange(tx, { test_id, community_id, seq, what, by: claims.sub, before: {}, after: {} })
  await closeChanges(tx, test_id)
}
