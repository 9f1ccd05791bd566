import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { formText } from '#lib/api/form-text.server.ts'
import type { FormRefusal } from '#lib/api/refusals.server.ts'
import { rostersApi } from '#lib/api/rosters.server.ts'
import { paths } from '#lib/paths.ts'
import { formProblem } from '#lib/problems.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { afterJoining } from './after-joining.ts'

export const refuseJoining = ({ code }: FormRefusal) =>
  fail(409, { problem: formProblem(code), isAboutName: code === 'name_of_teacher' })

/** The form actions with which somebody answers an invitation to their address. */
export const answerInvitation = {
  accept: async (event: RequestEvent) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const joined = await rostersApi(accessToken).acceptMine(formText(form, 'invitation'))
    if ('refused' in joined) return refuseJoining(joined.refused)
    redirect(303, afterJoining(joined.data, false))
  },
  decline: async (event: RequestEvent) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    await rostersApi(accessToken).declineMine(formText(form, 'invitation'))
    redirect(303, paths.communities())
  },
}
