import { redirect, type RequestEvent } from '@sveltejs/kit'
import { questionReportBody, type QuestionReportBody, type QuestionToReport } from '#contracts/corrections/reports.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { toHtml } from '#lib/api/markdown.server.ts'
import type { FormRefusal } from '#lib/api/refusals.server.ts'
import { backToQuestion, type TakenQuestionPage } from '#lib/features/attempts/back-to-question.ts'
import { refusal, unfit } from '#lib/features/authoring/authoring-actions.server.ts'
import { sayDone } from '#lib/shell/done.server.ts'

export const toReportPage = ({ prompt, ...question }: QuestionToReport, page: TakenQuestionPage) => ({
  ...question,
  prompt: toHtml(prompt),
  back: backToQuestion(question, page),
})

/** Sends what the form says, and goes back to the question. */
export async function sendReport(
  event: RequestEvent,
  page: TakenQuestionPage,
  report: (body: QuestionReportBody) => Promise<{ data: QuestionToReport } | { refused: FormRefusal }>,
) {
  const form = await event.request.formData()
  const values = { reason: formText(form, 'reason'), note: formText(form, 'note') }
  const { data, success, error } = questionReportBody.safeParse(values)
  if (!success) return unfit(values, error.issues)
  const answer = await report(data)
  if ('refused' in answer) return refusal(values, answer.refused)
  sayDone(event, 'Thank you. Your instructor will look at this question.')
  redirect(303, backToQuestion(answer.data, page))
}
