import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { formText } from '#lib/api/form-text.server.ts'
import { isRecovering } from '#lib/features/sign-in/recovering.ts'
import { newPasswordProblem, refusalStatus } from '#lib/features/sign-in/sign-in-form.server.ts'
import { visitorPaths } from '#lib/visitor-paths.ts'
import { formProblem } from '#lib/problems.ts'
import type { Actions, PageServerLoad } from './$types'

/** A visit uses nothing up: programs that scan mail follow its links. The form does. */
export const load: PageServerLoad = ({ url }) => ({
  token: url.searchParams.get('token_hash') ?? '',
  changed: url.searchParams.has('changed'),
})

/** Signs in by the link. A form that was refused after that is sent again without it, by whoever is signed in by a link just now. */
async function followLink({ locals }: RequestEvent, token: string): Promise<'ended' | undefined> {
  const { auth } = locals.supabase()
  if (token !== '') return (await auth.verifyOtp({ token_hash: token, type: 'recovery' })).error ? 'ended' : undefined
  const { data } = await auth.getClaims()
  return isRecovering(data?.claims, Date.now()) ? undefined : 'ended'
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const [token, password] = [formText(form, 'token_hash'), formText(form, 'password')]
    const weak = newPasswordProblem(password)
    if (weak) return fail(400, { token, weak, problem: null, ended: false })
    if (await followLink(event, token)) return fail(400, { token: '', weak: undefined, problem: null, ended: true })

    const { auth } = event.locals.supabase()
    const { error } = await auth.updateUser({ password })
    // Whoever chooses the password that they forgot knows it now; the other devices are to be signed out all the same.
    const failed = error?.code === 'same_password' ? (await auth.signOut({ scope: 'others' })).error : error
    if (failed)
      return fail(refusalStatus(failed), {
        token: '',
        weak: undefined,
        problem: formProblem(failed.code),
        ended: false,
      })
    redirect(303, visitorPaths.passwordChanged())
  },
}
