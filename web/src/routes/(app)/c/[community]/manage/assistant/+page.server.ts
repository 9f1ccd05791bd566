import { fail, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { assistantApi } from '#lib/api/assistant.server.ts'
import { MOST_DOLLARS, readSettingsForm } from '#lib/features/assistant/settings-form.server.ts'
import { toShownConversation } from '#lib/features/assistant/to-conversations.server.ts'
import { USAGE_DAYS } from '#lib/features/assistant/usage.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { formProblem } from '#lib/problems.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

const stepId = z.uuid().toLowerCase()

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community: slug } = event.params
  const { community } = await event.parent()
  const api = assistantApi(accessToken)
  const before = stepId.safeParse(event.url.searchParams.get('before')).data
  const [{ data: conversations, page }, money] = await Promise.all([
    api.listConversations(slug, before),
    community.role === 'admin'
      ? Promise.all([api.readSettings(slug), api.readUsage(slug, USAGE_DAYS)]).then(([settings, usage]) => ({
          settings: settings.data,
          usage: usage.data,
          today: Date.now(),
          most: MOST_DOLLARS,
        }))
      : null,
  ])
  return { conversations: conversations.map(toShownConversation), older: page.next, money }
}

export const actions: Actions = {
  save: async (event) => {
    const { accessToken } = await requireSession(event)
    const { community } = event.params
    const body = readSettingsForm(await event.request.formData())
    if (!body) return fail(422, { problem: `A budget is a sum from 0 to ${MOST_DOLLARS} dollars.` })
    const result = await assistantApi(accessToken).changeSettings(community, body)
    if ('refused' in result) return fail(409, { problem: formProblem(result.refused.code) })
    sayDone(event, 'Saved.')
    redirect(303, managePaths.manageAssistant(community))
  },
}
