import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { visitorPaths } from '#lib/visitor-paths.ts'
import { formProblem } from '#lib/problems.ts'
import { fieldProblems } from '#lib/features/profiles/profile-words.ts'
import { CHOOSE, fieldOf, readHandovers } from '#lib/features/profiles/handover.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { gamificationApi } from '#lib/api/gamification.server.ts'
import { requireSession, type Session } from '#lib/shell/session.server.ts'
import { refusalStatus } from '#lib/features/sign-in/sign-in-form.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken, user } = await requireSession(event)
  const api = gamificationApi(accessToken)
  const [{ data }, { data: adminships }] = await Promise.all([api.readMyProfile(), api.listAdminships()])
  return { username: data.username, hasPassword: user.hasPassword, adminships }
}

type Problems = Record<string, string>

/** A token of a sign-in with the typed password. An account without one shows the sign-in that it has. */
const confirm = async ({ locals }: RequestEvent, { user, accessToken }: Session, password: string) => {
  if (!user.hasPassword) return { accessToken, error: null }
  const supabase = locals.supabase()
  const { data, error } = await supabase.auth.signInWithPassword({ email: user.email, password })
  if (error) return { error }
  // The new session takes the place of this browser's old one.
  await supabase.auth.admin.signOut(accessToken, 'local')
  return { accessToken: data.session.access_token, error: null }
}

export const actions: Actions = {
  default: async (event) => {
    const session = await requireSession(event)
    const form = await event.request.formData()
    const typed = formText(form, 'username').trim()
    const api = gamificationApi(session.accessToken)
    const { data: adminships } = await api.listAdminships()
    const { communities, chosen, undecided } = readHandovers(form, adminships)
    const refuse = (problems: Problems, problem: string | null = null, status = 400) =>
      fail(status, { typed, chosen, problem, problems })

    // Checked before the password, so a typing mistake here does not use up a password attempt.
    const { data: profile } = await api.readMyProfile()
    const missing = Object.fromEntries(undecided.map((slug) => [fieldOf(slug), CHOOSE]))
    if (typed.toLowerCase() !== profile.username) return refuse({ ...missing, username: 'This is not your username.' })
    if (undecided.length > 0) return refuse(missing)
    const confirmed = await confirm(event, session, formText(form, 'password'))
    if (confirmed.error?.status === 400) return refuse({ password: 'This is not your password.' })
    if (confirmed.error) return refuse({}, formProblem(confirmed.error.code), refusalStatus(confirmed.error))

    const result = await gamificationApi(confirmed.accessToken).deleteAccount({ username: typed, communities })
    if (result && 'refused' in result) {
      const { code } = result.refused
      return refuse(
        fieldProblems(result.refused),
        code === 'sign_in_again' || code === 'sole_admin' ? formProblem(code) : null,
      )
    }
    // The account is gone, so only the cookies of this browser are cleared.
    await event.locals.supabase().auth.signOut({ scope: 'local' })
    redirect(303, visitorPaths.goodbye())
  },
}
