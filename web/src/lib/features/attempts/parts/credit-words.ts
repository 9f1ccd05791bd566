import type { QuestionKind } from '#domain/attempts/kinds/kinds.ts'

/**
 * What an answer that is right in part is worth; empty where it is worth nothing. What is all or nothing unless a question says
 * otherwise has the words of those that do.
 */
export const CREDIT: Record<QuestionKind, string> = {
  single_choice: '',
  multiple_choice: 'Each right choice counts, and every wrong one takes one away.',
  true_false: '',
  numeric: '',
  short_text: '',
  matching: 'Each right pair counts.',
  ordering: 'Each item in its right place counts.',
  categorizing: 'Each item in the right category counts.',
  cloze: 'Each right gap counts.',
  hotspot: 'Each right area counts, and every wrong one takes one away.',
  essay: 'Nobody grades it by machine. In practice you check it yourself; in an exam it is no part of the score.',
  case: 'Each part counts the same.',
}
