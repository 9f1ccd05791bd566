import { bankQuestion } from '../../_contracts/tests/bank-question.ts'
import { appliedCorrections } from '../../_db/queries/corrections/applied.ts'
import { draftQuestions, type StoredDraft, type StoredQuestion } from '../../_db/queries/authoring/drafts.ts'
import type { TaughtTest } from '../../_db/queries/tests/bank-files.ts'
import type { Transaction } from '../../_db/session.ts'
import { answerTexts } from '../../_domain/attempts/answer-texts.ts'
import { rulesOf, type AnswerKey } from '../../_domain/attempts/kinds/rules.ts'
import type { WorkingQuestion } from '../../_domain/authoring/working-copy.ts'
import { carryOver } from '../../_domain/corrections/carry-over.ts'
import { openWords } from '../../_domain/corrections/words.ts'
import { deepEqual } from '../../_domain/deep-equal.ts'
import { versionState } from './bank-state.ts'
import { writeChange } from './write-change.ts'

/** What the next version is made from: a version with what was corrected since, as far as keys can hold it. */
export async function correctedState(
  tx: Transaction,
  { id, corrections }: Pick<TaughtTest, 'id' | 'corrections'>,
  version: number | null,
): Promise<Map<string, WorkingQuestion>> {
  const state = await versionState(tx, id, version)
  if (corrections === 0) return state
  const applied = await appliedCorrections(tx, id)
  const at = (lineage: string) => applied.filter((it) => it.version === version && it.lineage_id === lineage)
  return new Map(
    [...state].map(([lineage, question]): [string, WorkingQuestion] => [
      lineage,
      { ...question, content: carryOver(question.content, at(lineage)).content },
    ]),
  )
}

interface CarriedCorrection {
  id: string
  lineage_id: string
  by: string
}

/** Brings a correction that was just applied into an open working copy that still has the key from before, as one change of it. */
export async function carryIntoDraft(
  tx: Transaction,
  draft: StoredDraft,
  { id, lineage_id, by }: CarriedCorrection,
): Promise<void> {
  const { test_id, base_version } = draft
  const applied = (await appliedCorrections(tx, test_id)).filter(
    (it) => it.version === base_version && it.lineage_id === lineage_id,
  )
  const published = (await versionState(tx, test_id, base_version)).get(lineage_id)
  const stored = (await draftQuestions(tx, test_id)).find((question) => question.id === lineage_id)
  if (!published || !stored || applied.every((it) => it.id !== id)) return
  const before = carryOver(
    published.content,
    applied.filter((it) => it.id !== id),
  ).content
  const { answer } = carryOver(published.content, applied).content
  if (deepEqual(before.answer, answer) || !asksTheSame(stored.content, before)) return
  const { content, copied_from, origin, import_id } = stored
  const kept = { copied_from, origin, import_id }
  await writeChange(tx, {
    ...{ draft, by, what: 'edit' },
    before: { questions: { [lineage_id]: { ...kept, content } } },
    after: { questions: { [lineage_id]: { ...kept, content: { ...content, answer } } } },
  })
}

/** What an author has to do because of corrections: those that the key of a question cannot hold, while it is as it was. */
export async function openCorrections(
  tx: Transaction,
  { id, corrections }: Pick<TaughtTest, 'id' | 'corrections'>,
  { id: lineage, content }: Pick<StoredQuestion, 'id' | 'content'>,
): Promise<{ id: string; message: string }[]> {
  if (corrections === 0) return []
  const applied = (await appliedCorrections(tx, id)).filter((it) => it.lineage_id === lineage)
  const version = Math.max(0, ...applied.map((it) => it.version))
  if (version === 0) return []
  const published = (await versionState(tx, id, version)).get(lineage)
  if (!published) return []
  const carried = carryOver(
    published.content,
    applied.filter((it) => it.version === version),
  )
  if (!asksTheSame(content, carried.content)) return []
  const hasSameWords = deepEqual(content.prompt, published.content.prompt)
  return carried.open
    .filter(({ decision }) => decision !== 'void' || hasSameWords)
    .map(({ id, decision, key }) => ({
      id,
      message: openWords({ decision, right: said(key, content), isChoice: key !== null && 'choice' in key }),
    }))
}

const asksTheSame = (a: Record<string, unknown>, b: Record<string, unknown>) =>
  ['kind', 'options', 'parts', 'answer'].every((name) => deepEqual(a[name], b[name]))

/** By the letters of rows where there are some. */
function said(key: AnswerKey | null, content: Record<string, unknown>): readonly string[] {
  const { data: question } = bankQuestion.safeParse(content)
  if (!key || !question) return ['another answer']
  const { options, parts, answer } = question
  const unit = 'unit' in answer ? (answer.unit ?? null) : null
  return rulesOf(key.kind).rows(options) === null
    ? answerTexts(key, { options, parts, unit })
    : rulesOf(key.kind)
        .places(key)
        .map((place) => String.fromCodePoint(65 + place))
}
