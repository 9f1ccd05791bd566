import { fail, redirect } from '@sveltejs/kit'
import { hasLocalMail } from '#lib/features/mail/local-mails.server.ts'
import { formProblem } from '#lib/problems.ts'
import { readSignUp, refusalStatus, signUpProblems } from '#lib/features/sign-in/sign-in-form.server.ts'
import { nextPath } from '#lib/shell/next-path.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({ next: url.searchParams.get('next') ?? undefined })

export const actions: Actions = {
  default: async (event) => {
    const { request, locals, url } = event
    const { name, email, password, timeZone } = readSignUp(await request.formData())
    const typed = { name, email, timeZone }
    const problems = signUpProblems({ name, email, password, timeZone })
    if (problems) return fail(400, { ...typed, problem: null, problems })

    const { data, error } = await locals.supabase().auth.signUp({
      email,
      password,
      // The profile is made from these, in the transaction of the sign-up: no day is ever counted in another zone.
      options: { data: { display_name: name, time_zone: timeZone } },
    })
    if (error) return fail(refusalStatus(error), { ...typed, problem: formProblem(error.code), problems: null })

    // If Auth confirms email addresses, there is no session until the link in the email is followed.
    if (!data.session) return { confirm: email, isLocal: hasLocalMail(event) }
    redirect(303, nextPath(url))
  },
}
