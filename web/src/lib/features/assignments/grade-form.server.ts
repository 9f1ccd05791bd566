import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { categoryBody, gradeBody, learnerNoteBody } from '#contracts/assignments/gradebook.ts'
import { assignmentsApi } from '#lib/api/assignments.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import type { FormRefusal } from '#lib/api/refusals.server.ts'
import { assignmentPaths } from '#lib/assignment-paths.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'

type OfCommunity = RequestEvent<{ community: string }>
type OfGrade = RequestEvent<{ community: string; assignment: string; learner: string }>
type OfLearner = RequestEvent<{ community: string; learner: string }>

async function readForm(event: OfCommunity) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  return {
    api: assignmentsApi(accessToken, event.params.community),
    form,
    text: (name: string) => formText(form, name).trim(),
  }
}

const OVERTAKEN = 'Somebody else set this grade meanwhile. It is shown above as it is now; yours is still here.'
const sayRefused = ({ code, says }: FormRefusal) => (code === 'conflict' ? OVERTAKEN : says)

function back(event: OfGrade, done: string): never {
  const { community, assignment, learner } = event.params
  sayDone(event, done)
  redirect(303, assignmentPaths.grade(community, assignment, learner))
}

export async function setGrade(event: OfGrade) {
  const { api, text } = await readForm(event)
  const { assignment, learner } = event.params
  const [percent, reason, excused] = [text('percent'), text('reason'), text('excused') === 'on']
  const body = gradeBody.safeParse({
    revision: Number(text('revision')),
    percent: excused || percent === '' ? null : Number(percent.replace(',', '.')),
    excused,
    reason,
  })
  const refuse = (problem: string) => fail(422, { problem, percent, reason, excused })
  if (!body.success)
    return refuse(
      reason === '' ? 'Say why. The learner reads it.' : 'Enter a score from 0 to 100, or that they are excused.',
    )
  const answer = await api.setGrade(assignment, learner, body.data)
  return 'refused' in answer ? refuse(sayRefused(answer.refused)) : back(event, 'The grade is set.')
}

export async function withdrawGrade(event: OfGrade) {
  const { api, text } = await readForm(event)
  const { assignment, learner } = event.params
  const answer = await api.withdrawGrade(assignment, learner, Number(text('revision')))
  if (!('refused' in answer)) return back(event, 'What they did counts again.')
  return fail(409, { problem: sayRefused(answer.refused), percent: '', reason: '', excused: false })
}

export async function weighCategory(event: OfCommunity) {
  const { api, text } = await readForm(event)
  const body = categoryBody.safeParse({ name: text('name'), weight: Number(text('weight').replace(',', '.')) })
  if (!body.success) return fail(422, { problem: 'A category weighs 0 to 100.' })
  const answer = await api.weigh(body.data.name, body.data.weight)
  if ('refused' in answer) return fail(409, { problem: answer.refused.says })
  sayDone(event, `“${body.data.name}” weighs ${body.data.weight} now.`)
  return redirect(303, assignmentPaths.gradebook(event.params.community))
}

/** Bytes of a file of grades. */
const MOST = 2_000_000

/** First what a file would change, then, with the same text, the change. */
export async function importGrades(event: OfCommunity) {
  const { api, form, text } = await readForm(event)
  const file = form.get('file')
  const csv = file instanceof File && file.size > 0 ? await file.slice(0, MOST + 1).text() : text('csv')
  if (csv === '') return fail(422, { problem: 'Choose a file, or paste its lines.', csv: '' })
  if (csv.length > MOST) return fail(422, { problem: 'This file is too large.', csv: '' })
  const apply = text('apply') === 'yes'
  const answer = await api.importGrades(csv, apply)
  if ('refused' in answer) {
    const { code, says, errors } = answer.refused
    const isUnread = code === 'validation_failed' && errors.some(({ path }) => path === 'csv')
    return fail(422, { problem: isUnread ? 'This is no CSV with the columns named above.' : says, csv })
  }
  return { report: answer.data, csv }
}

function backToLearner(event: OfLearner, done: string): never {
  sayDone(event, done)
  redirect(303, `${managePaths.learner(event.params.community, event.params.learner)}#notes`)
}

export async function writeNote(event: OfLearner) {
  const { api, text } = await readForm(event)
  const words = text('words')
  const body = learnerNoteBody.safeParse({ words })
  if (!body.success) return fail(422, { noteProblem: 'Write up to 2,000 characters.', words })
  const answer = await api.writeNote(event.params.learner, body.data.words)
  return 'refused' in answer ? fail(409, { noteProblem: answer.refused.says, words }) : backToLearner(event, 'Noted.')
}

export async function deleteNote(event: OfLearner) {
  const { api, text } = await readForm(event)
  await api.deleteNote(event.params.learner, text('note'))
  return backToLearner(event, 'The note is gone.')
}
