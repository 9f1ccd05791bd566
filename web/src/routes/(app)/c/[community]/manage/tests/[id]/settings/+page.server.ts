import { draftSettingsBody } from '#contracts/authoring/drafts.ts'
import { authoringApi } from '#lib/api/authoring.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { refusal, unfit } from '#lib/features/authoring/authoring-actions.server.ts'
import { readWrittenSettings, toSettings } from '#lib/features/authoring/settings-form.server.ts'
import { toWrittenSettings } from '#lib/features/authoring/settings-form.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { readZone } from '#lib/shell/reader-zone.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

const UTC = 'UTC'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { community, id } = event.params
  const api = authoringApi(accessToken)
  const [draft, { data: list }, zone] = await Promise.all([
    api.readDraft(community, id),
    api.listTests(community, {}),
    readZone(accessToken),
  ])
  const topics = Map.groupBy(
    draft.questions.filter(({ topic }) => topic !== ''),
    ({ topic }) => topic,
  )
  return {
    draft,
    stored: toWrittenSettings(draft.settings, zone ?? UTC),
    categories: list.categories,
    topics: [...topics].map(([topic, questions]) => ({ topic, questions: questions.length })),
  }
}

export const actions: Actions = {
  save: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const values = readWrittenSettings(form)
    const zone = (await readZone(accessToken)) ?? UTC
    const read = draftSettingsBody.safeParse({
      revision: Number(formText(form, 'revision')),
      settings: toSettings(values, zone),
    })
    if (!read.success) return unfit({ values }, read.error.issues)
    const answer = await authoringApi(accessToken).changeSettings(event.params.id, read.data)
    if ('refused' in answer) return refusal({ values }, answer.refused)
    return { saved: true }
  },
}
