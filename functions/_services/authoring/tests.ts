import type {
  AuthoredTest,
  AuthoredTests,
  AuthoredTestsQuery,
  CopyTestBody,
  CreateTestBody,
  TestVersion,
} from '../../_contracts/authoring/tests.ts'
import {
  countWrittenTests,
  deleteTest,
  setStatus,
  testSlugsStartingWith,
  writtenTests,
} from '../../_db/queries/authoring/tests.ts'
import { standingOf, versionsOf } from '../../_db/queries/authoring/versions.ts'
import { lockDraft } from '../../_db/queries/authoring/drafts.ts'
import { errorCode } from '../../_db/errors.ts'
import { addTest, lockTest, type NewTest } from '../../_db/queries/tests/bank-files.ts'
import { readAsUser, withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { insertBehind, type WorkingQuestion } from '../../_domain/authoring/working-copy.ts'
import { freeSlug, slugOf } from '../../_domain/courses/slug.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { idsWithin } from '../../_domain/media/media-refs.ts'
import { withOtherIds } from '../../_formats/bank-media.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { copyMedia } from '../media/copy-media.ts'
import type { MediaContext } from '../media/media-services.ts'
import { changeDraftIn } from './change-draft.ts'
import { findWrittenTest, TEST_AUTHORS_ONLY } from './find-test.ts'
import { copyOf } from './questions.ts'
import { loadDraft, toWorkingCopy } from './working-copy.ts'

/** A page of a community's tests for those who write them, what was changed last first. */
export const listWrittenTests = (
  { db, claims }: WithClaims<DatabaseContext>,
  { community, ...query }: AuthoredTestsQuery,
): Promise<AuthoredTests> =>
  readAsUser(db, claims, async (tx) => {
    const { id: community_id } = await findTaughtCommunity(tx, claims, community, TEST_AUTHORS_ONLY)
    const wanted = { ...query, community_id }
    const tests = await writtenTests(tx, wanted)
    return { tests, ...(await countWrittenTests(tx, wanted)) }
  })

export const readWrittenTest = ({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<AuthoredTest> =>
  readAsUser(db, claims, (tx) => writtenTest(tx, claims, id))

async function writtenTest(tx: Transaction, claims: Claims, id: string): Promise<AuthoredTest> {
  const { community_id } = await findWrittenTest(tx, claims, id)
  const [test] = await writtenTests(tx, { community_id, id, limit: 1, offset: 0 })
  if (!test) throw notFound('test')
  return test
}

/** Creates a test without questions, which only instructors and admins of the community see. */
export const createTest = (
  { db, claims }: WithClaims<DatabaseContext>,
  { community, slug, ...values }: CreateTestBody & { slug?: string },
): Promise<AuthoredTest> =>
  withUser(db, claims, async (tx) => {
    const { id: community_id } = await findTaughtCommunity(tx, claims, community, TEST_AUTHORS_ONLY)
    const id = await addTestWithSlug(tx, { ...values, community_id, time_limit_minutes: null }, slug)
    return writtenTest(tx, claims, id)
  })

/**
 * Copies a test with its questions as they are in the working copy. The copies are questions of their own. In another
 * community they do not say what they were copied from, and what they show is copied along.
 */
export const copyTest = (
  { db, claims, mediaStore }: WithClaims<MediaContext>,
  { id, title, slug, into }: CopyTestBody & { id: string },
): Promise<AuthoredTest> =>
  withUser(db, claims, async (tx) => {
    const test = await findWrittenTest(tx, claims, id)
    const target = into === undefined ? null : await findTaughtCommunity(tx, claims, into, TEST_AUTHORS_ONLY)
    const community_id = target?.id ?? test.community_id
    const isElsewhere = community_id !== test.community_id
    const { settings, questions } = await loadDraft(tx, test)
    const own = [...toWorkingCopy(settings, questions).questions].map(([from, question]) => copyOf(from, question))
    const ids = isElsewhere ? own.flatMap(({ content }) => idsWithin(content)) : []
    const media = await copyMedia(tx, mediaStore, { from: test.community_id, to: community_id, ids })
    const copied = isElsewhere ? own.map((question) => withoutOrigin(question, media)) : own
    const named = title ?? (isElsewhere ? settings.title : `${settings.title.slice(0, 110)} (copy)`)
    const { description, category, difficulty, time_limit_minutes } = settings
    const values = { title: named, description, category, difficulty, time_limit_minutes }
    const copy = await addTestWithSlug(tx, { ...values, community_id }, slug)
    await changeDraftIn(tx, {
      test: await findWrittenTest(tx, claims, copy),
      claims,
      what: 'add',
      change: (inHand) => ({
        ...insertBehind(
          inHand.copy,
          copied.map((question): [string, WorkingQuestion] => [crypto.randomUUID(), question]),
          undefined,
        ),
        settings: { ...settings, title: named },
      }),
    })
    return writtenTest(tx, claims, copy)
  })

/** As another community has it: it shows files of that community, and does not say what it was copied from. */
const withoutOrigin = (question: WorkingQuestion, media: ReadonlyMap<string, string>): WorkingQuestion => ({
  ...question,
  content: withOtherIds(question.content, media),
  copied_from: null,
})

/** Deletes a test that was never live and that nobody began. */
export const deleteWrittenTest = ({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<void> =>
  withUser(db, claims, async (tx) => {
    await findWrittenTest(tx, claims, id)
    await lockDraft(tx, id)
    if (await deleteTest(tx, id).catch(rethrowUse)) return
    throw new DomainError('conflict', 'It was live, so it can only be retired.')
  })

function rethrowUse(error: unknown): never {
  if (errorCode(error) !== '23503') throw error
  throw new DomainError('conflict', 'A course or an attempt uses this test, so it cannot be deleted.', { cause: error })
}

/** Takes a test away from learners, or gives it back to them as it was. */
export const changeStatus = (
  { db, claims }: WithClaims<DatabaseContext>,
  { id, status }: { id: string; status: 'live' | 'retired' },
): Promise<AuthoredTest> =>
  withUser(db, claims, async (tx) => {
    await findWrittenTest(tx, claims, id)
    await lockTest(tx, id)
    const test = await findWrittenTest(tx, claims, id)
    if (test.status === 'draft') throw new DomainError('conflict', 'It was never live: publish it first.')
    if (test.status !== status) await setStatus(tx, id, status)
    return writtenTest(tx, claims, id)
  })

/** Every version of a test, the newest first. */
export const listVersions = ({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<TestVersion[]> =>
  readAsUser(db, claims, async (tx) => {
    await findWrittenTest(tx, claims, id)
    const { version: live } = await standingOf(tx, id)
    return (await versionsOf(tx, id)).map((row) => ({
      ...row,
      state: row.version === live ? 'live' : row.published_at === null ? 'unpublished' : 'before',
    }))
  })

async function addTestWithSlug(
  tx: Transaction,
  values: Omit<NewTest, 'id' | 'slug'>,
  wanted: string | undefined,
): Promise<string> {
  const id = crypto.randomUUID()
  if (wanted !== undefined) {
    if (await addTest(tx, { ...values, id, slug: wanted })) return id
    throw new DomainError('already_exists', `There is a test “${wanted}” already. Give another slug.`, {
      errors: [{ path: 'body.slug', message: 'is taken' }],
    })
  }
  const stem = slugOf(values.title)
  for (;;) {
    const slug = freeSlug(stem, await testSlugsStartingWith(tx, values.community_id, stem.slice(0, 40)))
    // False: the slug was free when it was chosen, and another request took it since. Choose again.
    if (await addTest(tx, { ...values, id, slug })) return id
  }
}
