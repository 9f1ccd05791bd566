import { setImmediate } from 'node:timers/promises'
import type { DraftImportQuery, DraftIntake, PasteBody } from '../../_contracts/authoring/intake.ts'
import type { DraftState } from '../../_contracts/authoring/drafts.ts'
import { importOf } from '../../_db/queries/authoring/changes.ts'
import { mediaOf } from '../../_db/queries/media/media.ts'
import type { TaughtTest } from '../../_db/queries/tests/bank-files.ts'
import { readAsUser, withUser, type Transaction } from '../../_db/session.ts'
import type { BankFormat, BankQuestion } from '../../_domain/attempts/bank.ts'
import { findSame, takeIn } from '../../_domain/authoring/take-in.ts'
import { applyPiece, withoutQuestions, type WorkingQuestion } from '../../_domain/authoring/working-copy.ts'
import { notFound } from '../../_domain/errors.ts'
import type { BankEntry } from '../../_formats/bank-entry.ts'
import { mediaOfQuestion, withMedia } from '../../_formats/bank-media.ts'
import { guessFormat } from '../../_formats/guess-format.ts'
import { readBankInSlices } from '../../_formats/read-bank.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { checkBankMedia, keepBankMedia, type CheckedBankMedia } from '../media/bank-media.ts'
import { storeOf } from '../media/keep-file.ts'
import type { MediaContext } from '../media/media-services.ts'
import { countsOf, decodeFile, refuseImport, toReport } from '../tests/read-bank-file.ts'
import { changeDraft, changeDraftIn } from './change-draft.ts'
import { findWrittenTest } from './find-test.ts'
import { loadDraft } from './working-copy.ts'
import { stateOf } from './write-change.ts'

/** Takes questions from a pasted text, in any format that files come in. */
export const pasteQuestions = async (
  context: WithClaims<MediaContext>,
  { id, text, after, ...options }: PasteBody & { id: string },
): Promise<DraftIntake> => {
  const test = await findTest(context, id)
  return takeText(context, test, { ...options, text, after, accept: 'good', what: 'paste' })
}

/** Takes questions from a file. */
export async function importIntoDraft(
  context: WithClaims<MediaContext>,
  { bytes, test_id, ...options }: DraftImportQuery & { bytes: Uint8Array },
): Promise<DraftIntake> {
  // First, so that a student is refused as such, whatever is wrong with the file.
  const test = await findTest(context, test_id)
  return takeText(context, test, { ...options, text: decodeFile(bytes), what: 'import' })
}

const findTest = ({ db, claims }: WithClaims<MediaContext>, id: string) =>
  readAsUser(db, claims, (tx) => findWrittenTest(tx, claims, id))

interface TextToTake {
  text: string
  format?: BankFormat
  topic?: string
  explanation?: string
  accept: 'all' | 'good'
  dry_run: boolean
  after?: string | null
  what: 'paste' | 'import'
}

async function takeText(
  context: WithClaims<MediaContext>,
  test: TaughtTest,
  { text, format = guessFormat(text), topic, explanation, accept, dry_run, after, what }: TextToTake,
): Promise<DraftIntake> {
  const { db, claims, mediaStore } = context
  const { id, community_id } = test
  const pause = () => setImmediate()
  const read = await readBankInSlices(format, text, { topic, explanation, accept, pause })
  const { entries, media } = await checkBankMedia(context, community_id, refuseTwice(read.entries))
  const report = entries.map(toReport)
  const bank = entries.flatMap(({ question }) => question ?? [])
  const counts = { format, ...countsOf(report) }
  const isTaken = bank.length > 0 && (accept === 'good' || counts.refused === 0)
  if (!isTaken && !dry_run) throw refuseImport(report)
  if (dry_run || !isTaken)
    return readAsUser(db, claims, async (tx) => {
      const { draft, questions } = await loadDraft(tx, test)
      const known = questions.map((question): [string, WorkingQuestion] => [question.id, question])
      const shown = bank.map((question) => withMedia(question, keptAlready(media)))
      return {
        dry_run,
        import_id: null,
        ...counts,
        questions: reportOn(entries, shown, (question) => ({
          id: null,
          is_known: findSame(known, { ...question }) !== undefined,
        })),
        media: await shownMedia(tx, { community_id, bank: shown, media }),
        state: await stateOf(tx, id, draft.revision),
      }
    })
  const import_id = crypto.randomUUID()
  const bringsFiles = [...media.values()].some((it) => 'file' in it)
  const store = bringsFiles ? storeOf(mediaStore) : null
  return withUser(db, claims, async (tx) => {
    // Files before the working copy: an import of a version takes its locks in this order, too.
    const kept = await keepBankMedia(tx, store, { communityId: community_id, bank, media })
    const taken: { ids: readonly string[]; known: ReadonlySet<string> } = { ids: [], known: new Set() }
    const state = await changeDraftIn(tx, {
      ...{ claims, what, test: await findWrittenTest(tx, claims, id) },
      change: ({ copy }) => {
        const contents = kept.map((question) => ({ ...question }))
        const intake = takeIn(copy, { contents, origin: what, import_id, after, newId: () => crypto.randomUUID() })
        taken.ids = intake.ids
        taken.known = new Set(copy.questions.keys())
        return intake.copy
      },
    })
    return {
      dry_run,
      import_id,
      ...counts,
      questions: reportOn(entries, kept, (_, nth) => {
        const id = taken.ids[nth] ?? null
        return { id, is_known: id !== null && taken.known.has(id) }
      }),
      media: await shownMedia(tx, { community_id, bank: kept, media }),
      state,
    }
  })
}

type TakenQuestion = DraftIntake['questions'][number]

/** The report on each question of a file, with what became of those that are right. */
function reportOn(
  entries: readonly BankEntry[],
  bank: readonly BankQuestion[],
  about: (question: BankQuestion, nth: number) => Pick<TakenQuestion, 'id' | 'is_known'>,
): TakenQuestion[] {
  const right = entries.filter(({ question }) => question !== undefined)
  return entries.map((entry) => {
    const nth = right.indexOf(entry)
    const question = bank[nth]
    return {
      ...toReport(entry),
      ...(question ? about(question, nth) : { id: null, is_known: false }),
      content: question ? { ...question } : null,
    }
  })
}

/** Files that the community has, under the ids by which the texts of this file show them. */
const keptAlready = (media: CheckedBankMedia): ReadonlyMap<string, string> =>
  new Map([...media].flatMap(([id, it]) => ('known' in it ? [[id, it.known] as const] : [])))

/** What questions show: what the community has, and what a file would bring. */
async function shownMedia(
  tx: Transaction,
  { community_id, bank, media }: { community_id: string; bank: readonly BankQuestion[]; media: CheckedBankMedia },
): Promise<DraftIntake['media']> {
  const ids = [...new Set(bank.flatMap(mediaOfQuestion))]
  const kept = await mediaOf(tx, community_id, ids)
  const brought = [...media].flatMap(([id, it]) => ('file' in it ? [{ ...it.file, id, alt: it.alt }] : []))
  return ids.flatMap((id) => {
    const row = kept.find((it) => it.id === id)
    const shown = row ?? brought.find((it) => it.id === id)
    if (!shown) return []
    const { kind, width, height, alt } = shown
    return [{ id, kind, width, height, alt, is_kept: row !== undefined }]
  })
}

/** An external id names one question: of two in a file that have it, the second is refused. */
function refuseTwice(entries: readonly BankEntry[]): BankEntry[] {
  const seen = new Set<string>()
  return entries.map(({ question, ...entry }): BankEntry => {
    const name = question?.external_id
    if (!question || name === undefined || name === null) return { ...entry, ...(question && { question }) }
    if (!seen.has(name)) {
      seen.add(name)
      return { ...entry, question }
    }
    return {
      ...entry,
      refusal: { code: 'id_twice', message: `another question of the file has the id “${name}”` },
    }
  })
}

/** Takes all of an import back: what it added goes, and what it wrote anew is as before. */
export const undoImport = (
  context: WithClaims<DatabaseContext>,
  { id, import: importId }: { id: string; import: string },
): Promise<DraftState> =>
  changeDraft(context, {
    id,
    what: 'bulk',
    change: async ({ tx, copy }) => {
      const brought = [...copy.questions].filter(([, { import_id }]) => import_id === importId).map(([id]) => id)
      if (brought.length === 0) throw notFound('import')
      const before = (await importOf(tx, id, importId))?.before.questions ?? {}
      const replaced = Object.fromEntries(
        brought.flatMap((id): [string, WorkingQuestion][] => {
          const question = before[id]
          return question ? [[id, question]] : []
        }),
      )
      const added = new Set(brought.filter((id) => !Object.hasOwn(replaced, id)))
      return applyPiece(withoutQuestions(copy, added), { questions: replaced })
    },
  })
