import { fail, redirect } from '@sveltejs/kit'
import { paths } from '#lib/paths.ts'
import { formProblem } from '#lib/problems.ts'
import { fieldProblems } from '#lib/features/profiles/profile-words.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { deleteMine, readMine } from '#lib/features/profiles/api.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { username } = await readMine(accessToken)
  return { username }
}

type Problems = Partial<Record<'username' | 'password', string>>

export const actions: Actions = {
  default: async (event) => {
    const { user, accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const typed = formText(form, 'username').trim()
    const refuse = (problems: Problems, problem: string | null = null) => fail(400, { typed, problem, problems })

    // Asked before the password is tried: a slip here costs nobody a try.
    const { username } = await readMine(accessToken)
    if (typed.toLowerCase() !== username) return refuse({ username: 'This is not your username.' })
    const { data, error } = await event.locals.supabase.auth.signInWithPassword({
      email: user.email,
      password: formText(form, 'password'),
    })
    if (error?.status === 400) return refuse({ password: 'This is not your password.' })
    if (error) return refuse({}, formProblem(error.code))

    const refusal = await deleteMine(data.session.access_token, typed)
    if (refusal) return refuse(fieldProblems(refusal))
    // Auth knows of nobody to sign out any more; the cookies go all the same.
    await event.locals.supabase.auth.signOut({ scope: 'local' })
    redirect(303, paths.goodbye())
  },
}
