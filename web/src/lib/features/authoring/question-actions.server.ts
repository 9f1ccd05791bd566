import { redirect, type RequestEvent } from '@sveltejs/kit'
import { bulkBody, orderQuestionsBody, type BulkBody } from '#contracts/authoring/bulk.ts'
import { pasteBody } from '#contracts/authoring/intake.ts'
import { isQuestionKind, QUESTION_KINDS } from '#domain/attempts/kinds/kinds.ts'
import { count } from '#domain/locale/counts.ts'
import { authoringApi } from '#lib/api/authoring.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { readOrder } from '#lib/features/courses/authoring/order-form.server.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { refusal, unfit } from './authoring-actions.server.ts'
import { toShownQuestions } from './intake.server.ts'
import { tagsOf, toContent } from './question/content.ts'
import { padded } from './question/kinds.ts'
import { blankQuestion } from './question/written.ts'

type OfTest = RequestEvent<{ community: string; id: string }>

async function posted(event: OfTest) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  return { api: authoringApi(accessToken), form, ...event.params }
}

/** Adds an empty question of a kind and opens it. */
async function add(event: OfTest) {
  const { api, form, community, id } = await posted(event)
  const kind = form.get('kind')
  const content = toContent(padded(blankQuestion(isQuestionKind(kind) ? kind : QUESTION_KINDS[0])))
  const after = formText(form, 'after') || undefined
  const answer = await api.addQuestion(id, { content, after })
  if ('refused' in answer) return refusal({ section: 'add' as const }, answer.refused)
  redirect(303, managePaths.testQuestion(community, id, answer.data.question.id))
}

async function order(event: OfTest) {
  const { api, form, id } = await posted(event)
  const read = orderQuestionsBody.safeParse(readOrder(form))
  if (!read.success) return unfit({ section: 'order' as const }, read.error.issues)
  const answer = await api.orderQuestions(id, read.data)
  if ('refused' in answer) return refusal({ section: 'order' as const }, answer.refused)
  return { section: 'order' as const, saved: true }
}

/** What a form asks to do with several questions; what it leaves empty stays as it is. */
function readChange(form: FormData): unknown {
  const [act, topic, difficulty, pool] = ['act', 'topic', 'difficulty', 'pool'].map((name) => formText(form, name))
  if (act === 'move') return { action: 'move', test_id: formText(form, 'test') }
  if (act !== 'set') return { action: act }
  const [added, removed] = [tagsOf(formText(form, 'add_tags')), tagsOf(formText(form, 'remove_tags'))]
  return {
    action: 'set',
    ...(topic?.trim() ? { topic } : {}),
    ...(difficulty ? { difficulty: difficulty === 'none' ? null : difficulty } : {}),
    ...(pool ? { pool } : {}),
    ...(added.length > 0 ? { add_tags: added } : {}),
    ...(removed.length > 0 ? { remove_tags: removed } : {}),
  }
}

const DID: Record<BulkBody['change']['action'], (questions: string) => string> = {
  set: (questions) => `${questions} changed.`,
  explain: (questions) => `${questions} explained.`,
  duplicate: (questions) => `${questions} copied.`,
  delete: (questions) => `${questions} deleted. Undo brings them back.`,
  move: (questions) => `${questions} moved to the other test.`,
}

async function bulk(event: OfTest) {
  const { api, form, id } = await posted(event)
  const questions = form.getAll('question').map((value) => {
    const [question, revision] = typeof value === 'string' ? value.split(' ') : []
    return { id: question, revision: Number(revision) }
  })
  if (questions.length === 0) {
    const says = 'Select the questions first.'
    return refusal({ section: 'bulk' as const }, { code: 'none_selected', says, errors: [] })
  }
  const read = bulkBody.safeParse({ questions, change: readChange(form) })
  if (!read.success) return unfit({ section: 'bulk' as const }, read.error.issues)
  const answer = await api.bulk(id, read.data)
  if ('refused' in answer) return refusal({ section: 'bulk' as const }, answer.refused)
  sayDone(event, DID[read.data.change.action](count(questions.length, 'question')))
  return { section: 'bulk' as const, saved: true }
}

/** First a try, which shows what becomes of each question; then it takes the good ones. */
async function paste(event: OfTest) {
  const { api, form, community, id } = await posted(event)
  const values = {
    text: formText(form, 'text').replaceAll('\r\n', '\n'),
    topic: formText(form, 'topic').trim(),
    explanation: formText(form, 'explanation').trim(),
  }
  const isTry = form.get('do') !== 'take'
  const read = pasteBody.safeParse({
    text: values.text,
    topic: values.topic || undefined,
    explanation: values.explanation || undefined,
    dry_run: isTry,
  })
  const section = 'paste' as const
  if (!read.success) return unfit({ section, values }, read.error.issues)
  const answer = await api.paste(id, read.data)
  if ('refused' in answer) return refusal({ section, values }, answer.refused)
  if (isTry) return { section, values, intake: answer.data, shown: toShownQuestions(answer.data, community) }
  sayDone(event, `${count(answer.data.accepted, 'question')} added.`)
  redirect(303, managePaths.testQuestions(community, id))
}

const stepBack = (way: 'undo' | 'redo') => async (event: OfTest) => {
  const { api, form, id } = await posted(event)
  const answer = await api[way](id, Number(formText(form, 'seq')))
  if ('refused' in answer) return refusal({ section: way }, answer.refused)
  return { section: way, saved: true }
}

async function publish(event: OfTest) {
  const { api, form, community, id } = await posted(event)
  const revision = Number(formText(form, 'revision'))
  const answer = await api.publish(id, { revision, short: form.has('short') })
  if ('refused' in answer) return refusal({ section: 'publish' as const }, answer.refused)
  const { version, is_new_version } = answer.data
  sayDone(event, is_new_version ? `Version ${version} is live.` : 'The settings are live.')
  redirect(303, managePaths.testQuestions(community, id))
}

/** The page asks before it posts here. */
async function discard(event: OfTest) {
  const { api, form, community, id } = await posted(event)
  const answer = await api.discardDraft(id, Number(formText(form, 'revision')))
  if (answer && 'refused' in answer) return refusal({ section: 'discard' as const }, answer.refused)
  sayDone(event, 'The working copy was discarded.')
  redirect(303, managePaths.testQuestions(community, id))
}

export const questionActions = {
  add,
  order,
  bulk,
  paste,
  publish,
  discard,
  undo: stepBack('undo'),
  redo: stepBack('redo'),
}
