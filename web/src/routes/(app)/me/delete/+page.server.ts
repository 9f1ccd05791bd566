import { fail, redirect } from '@sveltejs/kit'
import { paths } from '#lib/paths.ts'
import { formProblem } from '#lib/problems.ts'
import { fieldProblems } from '#lib/features/profiles/profile-words.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { gamificationApi } from '#lib/api/gamification.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { data } = await gamificationApi(accessToken).readMyProfile()
  return { username: data.username }
}

type Problems = Partial<Record<'username' | 'password', string>>

export const actions: Actions = {
  default: async (event) => {
    const { user, accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const typed = formText(form, 'username').trim()
    const refuse = (problems: Problems, problem: string | null = null) => fail(400, { typed, problem, problems })

    // Checked before the password, so a typing mistake here does not use up a password attempt.
    const { data: profile } = await gamificationApi(accessToken).readMyProfile()
    if (typed.toLowerCase() !== profile.username) return refuse({ username: 'This is not your username.' })
    const { data, error } = await event.locals.supabase.auth.signInWithPassword({
      email: user.email,
      password: formText(form, 'password'),
    })
    if (error?.status === 400) return refuse({ password: 'This is not your password.' })
    if (error) return refuse({}, formProblem(error.code))

    const result = await gamificationApi(data.session.access_token).deleteAccount(typed)
    if (result && 'refused' in result) return refuse(fieldProblems(result.refused))
    // The account is gone, so only the cookies of this browser are cleared.
    await event.locals.supabase.auth.signOut({ scope: 'local' })
    redirect(303, paths.goodbye())
  },
}
