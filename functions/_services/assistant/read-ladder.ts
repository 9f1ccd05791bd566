import type { Ladder } from '../../_contracts/assistant/help.ts'
import { runningExams } from '../../_db/queries/assistant/running-exams.ts'
import { assistantSettings } from '../../_db/queries/assistant/settings.ts'
import { stepsOf } from '../../_db/queries/assistant/steps.ts'
import { withService } from '../../_db/session.ts'
import { AUTHOR_REASON_WORDS } from '../../_domain/assistant/endings.ts'
import { nextStep, rungOf, wantedEffort } from '../../_domain/assistant/ladder.ts'
import type { WithClaims } from '../context.ts'
import type { AssistantServices } from './assistant-services.ts'
import { findQuestion, type QuestionPath } from './find-question.ts'
import { examRunning } from './refusals.ts'
import { toShownAnswer } from './to-assisted.ts'
import { toBankPlace, toState } from './take-step.ts'
import { toHelp } from './to-help.ts'

/** The ladder of a question: what was asked and answered, and what comes next. */
export async function readLadder(context: WithClaims<AssistantServices>, path: QuestionPath): Promise<Ladder> {
  const { db, now, assistant } = context
  const found = await findQuestion(context, path)
  const { taken, index, answerShown, key } = found
  // As the service: whoever left a community reads what they were told there.
  const { steps, settings } = await withService(db, async (tx) => {
    const exams = await runningExams(tx, { user_id: key.user_id, ...toBankPlace(found), now: now() })
    if (exams.asksIt) throw examRunning()
    return { steps: await stepsOf(tx, key), settings: await assistantSettings(tx, taken.community_id) }
  })
  const state = toState(steps, answerShown)
  const why = assistant.model ? (settings.enabled ? null : 'switched_off') : 'no_model'
  return {
    number: path.number,
    rung: rungOf(state),
    next: nextStep(state),
    wants: wantedEffort(state),
    source: why === null ? 'model' : 'author',
    message: why && AUTHOR_REASON_WORDS[why],
    read_by: { instructors: true, names: settings.shows_names },
    steps: steps.map((row) => ({ ...toHelp(row), tried: toShownAnswer(taken, index, row.tried) })),
  }
}
