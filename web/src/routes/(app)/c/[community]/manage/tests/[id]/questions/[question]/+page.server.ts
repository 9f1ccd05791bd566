import { error } from '@sveltejs/kit'
import { authoringApi } from '#lib/api/authoring.server.ts'
import { fromContent } from '#lib/features/authoring/question/content.ts'
import { editorActions } from '#lib/features/authoring/question/editor-actions.server.ts'
import { previewOf } from '#lib/features/authoring/question/save-question.server.ts'
import { toJson } from '#lib/features/authoring/to-json.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { community, id, question: asked } = event.params
  const api = authoringApi(accessToken)
  const [draft, { question, corrections }] = await Promise.all([
    api.readDraft(community, id),
    api.readQuestion(id, asked),
  ])
  const at = draft.questions.findIndex((it) => it.id === question.id)
  if (at === -1) error(404, 'No such question.', { code: 'question_not_found' })
  return {
    draft: { test: draft.test, community: draft.community, settings: draft.settings },
    number: at + 1,
    count: draft.questions.length,
    previous: draft.questions[at - 1]?.id,
    next: draft.questions[at + 1]?.id,
    topics: [...new Set(draft.questions.map(({ topic }) => topic).filter(Boolean))],
    corrections,
    question: {
      id: question.id,
      revision: question.revision,
      problems: question.problems,
      written: fromContent(toJson(question.content)),
      preview: await previewOf(api, id, question),
    },
  }
}

export const actions: Actions = editorActions
