import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { formProblem } from '#lib/problems.ts'
import { readCredentials, refusalStatus, signInProblems } from '#lib/features/sign-in/sign-in-form.server.ts'
import { demoCredentials, demoRoles } from '#lib/features/sign-in/demo.server.ts'
import { nextPath } from '#lib/shell/next-path.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url, locals }) => {
  // A session that was ended elsewhere leads here; the client removes its cookies when Auth does not know it.
  if (await locals.session()) await locals.supabase().auth.getUser()
  return { demo: demoRoles, next: url.searchParams.get('next') ?? undefined }
}

const signIn = async ({ locals, url }: RequestEvent, email: string, password: string) => {
  const { error } = await locals.supabase().auth.signInWithPassword({ email, password })
  if (error)
    return fail(refusalStatus(error), {
      email,
      problem: formProblem(error.code),
      problems: null,
      unconfirmed: error.code === 'email_not_confirmed',
    })
  redirect(303, nextPath(url))
}

export const actions: Actions = {
  password: async (event) => {
    const credentials = readCredentials(await event.request.formData())
    const problems = signInProblems(credentials)
    if (problems) return fail(400, { email: credentials.email, problem: null, problems, unconfirmed: false })
    return signIn(event, credentials.email, credentials.password)
  },
  demo: async (event) => {
    const form = await event.request.formData()
    const demo = demoCredentials(form.get('role'))
    if (!demo)
      return fail(400, { email: '', problem: formProblem('invalid_credentials'), problems: null, unconfirmed: false })
    return signIn(event, demo.email, demo.password)
  },
}
