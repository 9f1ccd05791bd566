import type { LiveCounts, LiveSession } from '#contracts/live/live.ts'
import { levelProgress, titleFor } from '#domain/xp/levels.ts'
import { toHtml, toInlineHtml } from '#lib/api/markdown.server.ts'
import { toBoxQuestions } from '#lib/features/attempts/to-box.server.ts'
import type { BoxAttempt } from '#lib/features/attempts/box/question.ts'
import { livePaths } from '#lib/live-paths.ts'
import type { ChartRow } from './chart-rows.ts'

/** Nobody's: what shows a question asks for how far its learner is, and a session does not. */
const learner = { ...levelProgress(0), title: titleFor(1), total: 0 }

/**
 * The question that is on as the test box shows it, as an attempt that asks nothing else. Once it was revealed, an answer is settled
 * as practice settles it.
 */
export function toLiveBox({ question, mine, ...session }: LiveSession): BoxAttempt | null {
  if (!question) return null
  const { slug, name } = session.community
  const response = mine?.response ?? null
  return {
    ...{
      id: mine?.attempt_id ?? session.id,
      at: 'attempts',
      community: { slug, name },
      learner,
      status: 'in_progress',
    },
    ...{ title: session.test.title, noun: 'session', leave: livePaths.sessions(slug), named: 'exam', enough: 0 },
    mode: session.revealed && response?.answer ? 'practice' : 'exam',
    length: session.length,
    started_at: session.started_at ?? session.created_at,
    ...{ finished_at: null, deadline: null, flags: [], position: 1, revision: mine?.revision ?? 0 },
    now: new Date().toISOString(),
    questions: toBoxQuestions([question], slug),
    responses: response ? [{ ...response, number: 1 }] : [],
  }
}

/** The rows of a chart. Options are Markdown; what learners wrote is shown as they wrote it. */
export const toChartRows = (choices: LiveCounts['choices'], isWritten: boolean): ChartRow[] =>
  choices.map((choice) => ({ ...choice, html: isWritten ? null : toInlineHtml(choice.text) }))

export const toPromptHtml = (prompt: string): string => toHtml(prompt)
