import { fail, redirect } from '@sveltejs/kit'
import { formProblem } from '#lib/problems.ts'
import { readCredentials, refusalStatus, signUpProblems } from '#lib/features/sign-in/sign-in-form.server.ts'
import { nextPath } from '#lib/shell/next-path.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({ next: url.searchParams.get('next') ?? undefined })

export const actions: Actions = {
  default: async ({ request, locals, url }) => {
    const { name, email, password } = readCredentials(await request.formData())
    const problems = signUpProblems({ name, email, password })
    if (problems) return fail(400, { name, email, problem: null, problems })

    const { data, error } = await locals.supabase().auth.signUp({
      email,
      password,
      options: { data: { display_name: name } },
    })
    if (error) return fail(refusalStatus(error), { name, email, problem: formProblem(error.code), problems: null })

    // If Auth confirms email addresses, there is no session until the link in the email is followed.
    if (!data.session) return { confirm: email }
    redirect(303, nextPath(url))
  },
}
