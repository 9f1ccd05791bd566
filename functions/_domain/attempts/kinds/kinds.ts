/**
 * Every kind of question, named once. The list stands in the domain, since the domain imports nothing: the wire contract,
 * the database's columns and the site derive theirs from it. Everything that differs by kind is a record with an entry for
 * each of these, so a kind that is missing anywhere fails the type check there (docs/recipes/question-kind.md).
 */
export const QUESTION_KINDS = [
  'single_choice',
  'multiple_choice',
  'true_false',
  'numeric',
  'short_text',
  'matching',
  'ordering',
  'categorizing',
  'cloze',
  'hotspot',
  'essay',
  'case',
] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

export const isQuestionKind = (value: unknown): value is QuestionKind => QUESTION_KINDS.some((kind) => kind === value)
