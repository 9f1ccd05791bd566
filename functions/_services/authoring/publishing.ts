import type { DraftProblem, DraftWarning, TestDraft } from '../../_contracts/authoring/drafts.ts'
import type { TestSettings } from '../../_contracts/authoring/settings.ts'
import type { StoredQuestion } from '../../_db/queries/authoring/drafts.ts'
import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { BANK_LIMITS } from '../../_domain/attempts/bank-limits.ts'
import { lengthsByMode, type BankSize } from '../../_domain/attempts/lengths.ts'
import { DRAFT_LIMITS } from '../../_domain/authoring/draft-limits.ts'
import { checkContent } from './check-content.ts'
import { unfitSettings } from './settings.ts'

type Publishing = TestDraft['publishing']

export interface BankToPublish extends Publishing {
  /** The questions that can go live: all of them where there is no problem. */
  bank: BankQuestion[]
}

/** What publishing these questions with these settings would meet. */
export function toPublishing(
  questions: readonly StoredQuestion[],
  settings: TestSettings,
  gateWarnings: readonly DraftWarning[],
): BankToPublish {
  const checked = questions.map((stored) => ({ stored, ...checkContent(stored.content) }))
  const bank = checked.flatMap(({ question }) => question ?? [])
  const size = sizeOf(bank, settings)
  const ofQuestions = checked.flatMap(({ stored, problems }) =>
    problems.map((problem) => ({ ...problem, question: stored.id, number: stored.position })),
  )
  const ofAll: DraftProblem[] = [
    ...unfitSettings(settings),
    ...(questions.length < DRAFT_LIMITS.shortQuestions
      ? [{ path: '', message: `has fewer than ${DRAFT_LIMITS.shortQuestions} questions` }]
      : []),
  ]
  return {
    bank,
    problems: [
      ...ofAll.map((problem) => ({ ...problem, question: null, number: null })),
      ...twiceNamed(questions),
      ...ofQuestions,
    ],
    warnings: [...gateWarnings, ...quotaWarnings(bank, settings), ...unasked(bank, settings)],
    is_short: questions.length < BANK_LIMITS.liveQuestions,
    lengths: lengthsByMode(size),
  }
}

export const isForExamsOnly = (question: object): boolean => 'pool' in question && question.pool === 'exam'

const sizeOf = (bank: readonly BankQuestion[], { practice }: TestSettings): BankSize => ({
  questions: bank.length,
  exam_pool: bank.filter(isForExamsOnly).length,
  practice,
})

/** The external id of a question is its own. */
function twiceNamed(questions: readonly StoredQuestion[]): Publishing['problems'] {
  const seen = new Set<unknown>()
  return questions.flatMap(({ id, position, content: { external_id } }) => {
    if (external_id === undefined || external_id === null) return []
    const isKnown = seen.has(external_id)
    seen.add(external_id)
    return isKnown
      ? [{ path: 'external_id', message: 'is the id of another question, too', question: id, number: position }]
      : []
  })
}

function quotaWarnings(bank: readonly BankQuestion[], { quotas }: TestSettings): DraftWarning[] {
  return (quotas ?? []).flatMap(({ topic, questions }): DraftWarning[] => {
    const has = bank.filter((question) => question.topic === topic).length
    return has >= questions
      ? []
      : [
          {
            code: 'quota_unmet',
            message: `“${topic}” has ${has} of the ${questions} questions that an attempt may ask of it.`,
          },
        ]
  })
}

/** Without quotas an attempt asks the first questions of the bank, so those behind the longest length are never asked. */
function unasked(bank: readonly BankQuestion[], { quotas }: TestSettings): DraftWarning[] {
  const longest = 100
  return quotas === null && bank.length > longest
    ? [
        {
          code: 'never_asked',
          message: `An attempt asks ${longest} questions at the most, and always the first: choose quotas, so that all are asked.`,
        },
      ]
    : []
}
