import { error, fail, redirect } from '@sveltejs/kit'
import { createLiveBody } from '#contracts/live/live.ts'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { liveApi } from '#lib/api/live.server.ts'
import { idParam } from '#lib/api/params.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { livePaths } from '#lib/live-paths.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

const TEST = 'test_not_found'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { id } = await idParam(event.url.searchParams.get('test') ?? '', TEST)
  const { data: test } = await attemptsApi(accessToken).readTest(id)
  if (test.community.slug !== event.params.community) error(404, 'No such test.', { code: TEST })
  return { test }
}

export const actions: Actions = {
  default: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = Object.fromEntries(await event.request.formData())
    const body = createLiveBody.safeParse({ test_id: form.test, pace: form.pace, length: Number(form.length) })
    if (!body.success) error(400, 'This is no session.')
    const answer = await liveApi(accessToken).open(body.data)
    if ('refused' in answer) return fail(409, { problem: answer.refused.says })
    redirect(303, livePaths.session(event.params.community, answer.data.id))
  },
}
