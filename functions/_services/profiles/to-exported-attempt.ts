import type { ExportedAttempt } from '../../_contracts/profiles/export.ts'
import { isRight, type Answer } from '../../_domain/attempts/grading.ts'
import { instant } from '../attempts/instant.ts'
import type { AttemptWithQuestions } from '../attempts/attach-questions.ts'

/** An attempt as text: the prompts and the learner's answers, never the answer keys. */
export function toExportedAttempt({ row, questions, responses }: AttemptWithQuestions): ExportedAttempt {
  const finished = row.status === 'finished'
  return {
    id: row.id,
    community: row.community_slug,
    test: row.title,
    test_version: row.test_version,
    mode: row.mode,
    length: row.length,
    status: row.status,
    started_at: instant(row.started_at),
    finished_at: row.finished_at === null ? null : instant(row.finished_at),
    correct: row.correct,
    percent: row.percent,
    flags: [...row.flags],
    answers: questions.flatMap(({ prompt, options, key }, index) => {
      const response = responses[index]
      if (!response) return []
      const { answer, late } = response
      return [
        {
          number: index + 1,
          prompt,
          answer: answer ? toText(answer, options ?? []) : [],
          at: instant(row.started_at + response.at),
          late,
          right: finished && answer && !late ? isRight(key, answer) : null,
        },
      ]
    }),
  }
}

function toText(answer: Answer, options: readonly string[]): string[] {
  switch (answer.kind) {
    case 'single_choice':
      return [options[answer.choice] ?? '']
    case 'multiple_choice':
      return answer.choices.map((index) => options[index] ?? '')
    case 'true_false':
      return [String(answer.truth)]
    case 'numeric':
      return [String(answer.value)]
    case 'short_text':
      return [answer.text]
  }
}
