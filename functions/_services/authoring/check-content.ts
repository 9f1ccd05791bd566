import type { DraftContent } from '../../_contracts/authoring/content.ts'
import type { DraftProblem } from '../../_contracts/authoring/drafts.ts'
import { bankQuestion } from '../../_contracts/tests/bank-question.ts'
import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { isQuestionKind } from '../../_domain/attempts/kinds/kinds.ts'
import { atPath } from '../../_domain/rules/json-path.ts'

export interface CheckedContent {
  /** Null while it is unfinished. */
  question: BankQuestion | null
  problems: DraftProblem[]
}

/** What is written of a question against what a bank takes: all that keeps it from going live, at once. */
export function checkContent(content: DraftContent): CheckedContent {
  if (!isQuestionKind(content.kind)) return { question: null, problems: [{ path: 'kind', message: 'is not chosen' }] }
  const result = bankQuestion.safeParse(content)
  if (result.success) return { question: result.data, problems: [] }
  return {
    question: null,
    problems: result.error.issues.map(({ path, message, code }) => ({
      path: atPath(path),
      message: code === 'invalid_type' && valueAt(content, path) === undefined ? 'is missing' : message,
    })),
  }
}

/** As a bank would store it, so that two ways to write the same compare as equal. */
export const tidyContent = (content: DraftContent): DraftContent => {
  const { question } = checkContent(content)
  return question ? { ...question } : content
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  )
