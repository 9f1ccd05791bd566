import { setImmediate } from 'node:timers/promises'
import type { DraftImportQuery, DraftIntake, PasteBody } from '../../_contracts/authoring/intake.ts'
import type { DraftState } from '../../_contracts/authoring/drafts.ts'
import { importOf } from '../../_db/queries/authoring/changes.ts'
import { readAsUser } from '../../_db/session.ts'
import type { BankFormat } from '../../_domain/attempts/bank.ts'
import { findSame, takeIn } from '../../_domain/authoring/take-in.ts'
import { applyPiece, withoutQuestions, type WorkingQuestion } from '../../_domain/authoring/working-copy.ts'
import { notFound } from '../../_domain/errors.ts'
import type { BankEntry } from '../../_formats/bank-entry.ts'
import { guessFormat } from '../../_formats/guess-format.ts'
import { readBankInSlices } from '../../_formats/read-bank.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { countsOf, decodeFile, refuseImport, toReport } from '../tests/read-bank-file.ts'
import { changeDraft } from './change-draft.ts'
import { findWrittenTest } from './find-test.ts'
import { loadDraft } from './working-copy.ts'
import { stateOf } from './write-change.ts'

/** Takes questions from a pasted text, in any format that files come in. */
export const pasteQuestions = (
  context: WithClaims<DatabaseContext>,
  { id, text, after, ...options }: PasteBody & { id: string },
): Promise<DraftIntake> => takeText(context, { ...options, id, text, after, accept: 'good', what: 'paste' })

/** Takes questions from a file. */
export async function importIntoDraft(
  context: WithClaims<DatabaseContext>,
  { bytes, test_id, ...options }: DraftImportQuery & { bytes: Uint8Array },
): Promise<DraftIntake> {
  const { db, claims } = context
  // First, so that a student is refused as such, whatever is wrong with the file.
  await readAsUser(db, claims, (tx) => findWrittenTest(tx, claims, test_id))
  return takeText(context, { ...options, id: test_id, text: decodeFile(bytes), what: 'import' })
}

interface TextToTake {
  /** Of the test. */
  id: string
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
  context: WithClaims<DatabaseContext>,
  { id, text, format = guessFormat(text), topic, explanation, accept, dry_run, after, what }: TextToTake,
): Promise<DraftIntake> {
  const { db, claims } = context
  const pause = () => setImmediate()
  const read = await readBankInSlices(format, text, { topic, explanation, accept, pause })
  const entries = refuseTwice(read.entries)
  const report = entries.map(toReport)
  const contents = entries.flatMap(({ question }) => (question ? [{ ...question }] : []))
  const counts = { format, ...countsOf(report) }
  const isTaken = contents.length > 0 && (accept === 'good' || counts.refused === 0)
  if (!isTaken && !dry_run) throw refuseImport(report)
  if (dry_run || !isTaken)
    return readAsUser(db, claims, async (tx) => {
      const { draft, questions } = await loadDraft(tx, await findWrittenTest(tx, claims, id))
      const known = questions.map((question): [string, WorkingQuestion] => [question.id, question])
      return {
        dry_run,
        import_id: null,
        ...counts,
        questions: entries.map((entry, index) => ({
          ...reported(report, index),
          id: null,
          content: entry.question ? { ...entry.question } : null,
          is_known: entry.question !== undefined && findSame(known, { ...entry.question }) !== undefined,
        })),
        state: await stateOf(tx, id, draft.revision),
      }
    })
  const import_id = crypto.randomUUID()
  const taken: { ids: string[]; known: ReadonlySet<string> } = { ids: [], known: new Set() }
  const state = await changeDraft(context, {
    id,
    what,
    change: ({ copy }) => {
      const intake = takeIn(copy, { contents, origin: what, import_id, after, newId: () => crypto.randomUUID() })
      taken.ids = intake.ids
      taken.known = new Set(copy.questions.keys())
      return intake.copy
    },
  })
  const left = [...taken.ids]
  return {
    dry_run,
    import_id,
    ...counts,
    questions: entries.map((entry, index) => {
      const became = entry.question ? (left.shift() ?? null) : null
      return {
        ...reported(report, index),
        id: became,
        content: entry.question ? { ...entry.question } : null,
        is_known: became !== null && taken.known.has(became),
      }
    }),
    state,
  }
}

function reported(report: ReturnType<typeof toReport>[], index: number) {
  const entry = report[index]
  if (!entry) throw new RangeError(`There is no entry ${index}.`)
  return entry
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
