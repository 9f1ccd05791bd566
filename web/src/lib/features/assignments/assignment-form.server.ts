import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import {
  assignmentBody,
  changeAssignmentBody,
  extensionBody,
  type Assignment,
  type ChangeAssignmentBody,
} from '#contracts/assignments/assignments.ts'
import { instantOfLocal } from '#domain/time/zoned.ts'
import { assignmentsApi } from '#lib/api/assignments.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import type { FormRefusal } from '#lib/api/refusals.server.ts'
import { assignmentPaths } from '#lib/assignment-paths.ts'
import { toFieldErrors } from '#lib/field-errors.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { EnteredAssignment, FieldProblem } from './assignment-form.ts'

type OfCommunity = RequestEvent<{ community: string }>
type OfAssignment = RequestEvent<{ community: string; assignment: string }>

async function readForm(event: OfCommunity) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  const text = (name: string) => formText(form, name).trim()
  const all = (name: string) => form.getAll(name).flatMap((it) => (typeof it === 'string' ? it : []))
  return { api: assignmentsApi(accessToken, event.params.community), text, all }
}

type ReadForm = Awaited<ReturnType<typeof readForm>>

const numberOf = (text: string) => (text === '' ? null : Number(text))

/** What was entered as the API takes it. A time that is none stays what it is, and is refused at its field. */
function settingsOf({ text, all }: ReadForm) {
  const zone = text('zone')
  const momentOf = (name: string) => (text(name) === '' ? null : (instantOfLocal(text(name), zone) ?? text(name)))
  return {
    title: text('title'),
    note: text('note'),
    everybody: all('for').includes('everybody'),
    groups: all('for').filter((it) => it !== 'everybody'),
    users: all('users'),
    opens_at: momentOf('opens_at'),
    due_at: momentOf('due_at'),
    closes_at: momentOf('closes_at'),
    zone,
    late_policy: text('late_policy'),
    late_percent: numberOf(text('late_percent')),
    late_floor: numberOf(text('late_floor')),
    attempts_allowed: numberOf(text('attempts_allowed')),
    counts: text('counts'),
    pass_percent: numberOf(text('pass_percent')),
    weight: numberOf(text('weight')) ?? 1,
    category: text('category') === '' ? null : text('category'),
  }
}

const SAYS: Record<string, string> = {
  due_at: 'It has to be due after it opens.',
  closes_at: 'It has to close after it opens, and not before it is due.',
  opens_at: 'Enter a date and a time.',
  title: 'Give it a title of up to 120 characters.',
  subject_id: 'Choose something that is open to learners.',
  questions: 'Enter 5 to 100 questions.',
  late_percent: 'Say how many percent a day takes off: 1 to 100.',
  late_floor: 'Say which score lateness never goes below: 0 to 100.',
  attempts_allowed: 'Enter 1 to 50, or leave it empty.',
  pass_percent: 'Enter 1 to 100, or leave it empty.',
  weight: 'Enter 0 to 100.',
}

const refuse = (
  { text, all }: ReadForm,
  errors: readonly FieldProblem[],
  problem = 'Some of this does not fit yet. Nothing was saved.',
) =>
  fail(422, {
    problem,
    errors: errors.map(({ path, message }) => ({ path, message: SAYS[path] ?? message })),
    entered: enteredIn(text, all('for')),
  })

const enteredIn = (text: ReadForm['text'], chosen: string[]): EnteredAssignment => ({
  ...{ title: text('title'), note: text('note'), zone: text('zone'), kind: text('kind') },
  ...{ opens_at: text('opens_at'), due_at: text('due_at'), closes_at: text('closes_at') },
  ...{ late_policy: text('late_policy'), late_percent: text('late_percent'), late_floor: text('late_floor') },
  ...{ attempts_allowed: text('attempts_allowed'), counts: text('counts'), pass_percent: text('pass_percent') },
  ...{ weight: text('weight'), category: text('category'), subject_id: text('subject_id') },
  ...{ questions: text('questions'), for: chosen },
})

const refusedBy = (form: ReadForm, { says, errors }: FormRefusal) => refuse(form, errors, says)

export async function createAssignment(event: OfCommunity) {
  const form = await readForm(event)
  const { text, api } = form
  const body = assignmentBody.safeParse({
    ...settingsOf(form),
    kind: text('kind'),
    subject_id: text('subject_id') || null,
    questions: numberOf(text('questions')),
  })
  if (!body.success) return refuse(form, toFieldErrors(body.error.issues))
  const answer = await api.create(body.data)
  if ('refused' in answer) return refusedBy(form, answer.refused)
  sayDone(event, 'It is a draft. Publish it when it is right.')
  return redirect(303, assignmentPaths.one(event.params.community, answer.data.id))
}

function back(event: OfAssignment, done: string): never {
  sayDone(event, done)
  redirect(303, assignmentPaths.one(event.params.community, event.params.assignment))
}

export async function changeAssignment(event: OfAssignment) {
  const form = await readForm(event)
  const body = changeAssignmentBody.safeParse({ revision: Number(form.text('revision')), ...settingsOf(form) })
  if (!body.success) return refuse(form, toFieldErrors(body.error.issues))
  const answer = await form.api.change(event.params.assignment, body.data)
  return 'refused' in answer ? refusedBy(form, answer.refused) : back(event, 'Saved.')
}

const setting = (status: 'published' | 'archived', done: string) => async (event: OfAssignment) => {
  const form = await readForm(event)
  const answer = await form.api.setStatus(event.params.assignment, { revision: Number(form.text('revision')), status })
  if (!('refused' in answer)) return back(event, done)
  const isForNobody = answer.refused.errors.some(
    ({ message, path }) => path === 'status' || message === 'is for nobody',
  )
  return refuse(form, [], isForNobody ? 'Choose whom it is for first.' : answer.refused.says)
}

export const publishAssignment = setting('published', 'It is published. Everybody it is for sees it now.')
export const archiveAssignment = setting('archived', 'It is archived. Its grades stay.')

/** Everything of an assignment as a change of it. */
const toChange = ({ groups, users, ...it }: Assignment): ChangeAssignmentBody => ({
  ...{ revision: it.revision, title: it.title, note: it.note, everybody: it.everybody, zone: it.zone },
  ...{ groups: groups.map(({ id }) => id), users: users.map(({ id }) => id) },
  ...{ opens_at: it.opens_at, due_at: it.due_at, closes_at: it.closes_at, counts: it.counts },
  ...{ late_policy: it.late_policy, late_percent: it.late_percent, late_floor: it.late_floor },
  ...{ attempts_allowed: it.attempts_allowed, pass_percent: it.pass_percent, weight: it.weight, category: it.category },
})

const targeting =
  (change: (users: readonly string[], user: string) => string[], done: string) => async (event: OfAssignment) => {
    const form = await readForm(event)
    const { data } = await form.api.read(event.params.assignment)
    const before = toChange(data)
    const users = change(before.users, form.text('user'))
    const answer = await form.api.change(event.params.assignment, { ...before, users })
    return 'refused' in answer ? refusedBy(form, answer.refused) : back(event, done)
  }

export const addLearner = targeting((users, user) => [...new Set([...users, user])], 'It is for them, too.')
export const removeLearner = targeting(
  (users, user) => users.filter((id) => id !== user),
  'It is not for them any more.',
)

export async function extendForLearner(event: OfAssignment) {
  const form = await readForm(event)
  const { text, api } = form
  const due = text('extended_due')
  const body = extensionBody.safeParse({
    due_at: due === '' ? null : (instantOfLocal(due, text('zone')) ?? due),
    more_attempts: numberOf(text('more_attempts')) ?? 0,
    reason: text('reason'),
  })
  if (!body.success) return refuse(form, [], 'Enter a later date, or more attempts.')
  const answer = await api.extend(event.params.assignment, text('user'), body.data)
  if (!('refused' in answer)) return back(event, 'They have more time or attempts now.')
  const isEarly = answer.refused.errors.some(({ path }) => path === 'due_at')
  return refuse(form, [], isEarly ? 'It would be due before it opens.' : answer.refused.says)
}

export async function endExtension(event: OfAssignment) {
  const form = await readForm(event)
  const answer = await form.api.endExtension(event.params.assignment, form.text('user'))
  return 'refused' in answer ? refusedBy(form, answer.refused) : back(event, 'The extension is taken back.')
}
