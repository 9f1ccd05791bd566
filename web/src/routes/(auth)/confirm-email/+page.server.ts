import { fail, redirect } from '@sveltejs/kit'
import { formText } from '#lib/api/form-text.server.ts'
import { hasLocalMail } from '#lib/features/mail/local-mails.server.ts'
import { emailProblem, readEmail, refusalStatus } from '#lib/features/sign-in/sign-in-form.server.ts'
import { mailRefusal } from '#lib/features/sign-in/mail-refusal.ts'
import { paths } from '#lib/paths.ts'
import { createMailSupabase } from '#lib/shell/supabase.server.ts'
import type { Actions, PageServerLoad } from './$types'

/** A visit uses nothing up: programs that scan mail follow its links. The button does. */
export const load: PageServerLoad = ({ url }) => ({
  link: {
    token_hash: url.searchParams.get('token_hash') ?? undefined,
    type: url.searchParams.get('type') ?? undefined,
  },
})

/** What the last post did. */
interface Answer {
  /** Whether the link had ended. */
  ended: boolean
  sent: string | null
  /** Whether it was sent to the page of this machine. */
  isLocal: boolean
  email: string
  problem: string | null
  invalid: string | undefined
}

const answer = (part: Partial<Answer>): Answer => ({
  ended: false,
  sent: null,
  isLocal: false,
  email: '',
  problem: null,
  invalid: undefined,
  ...part,
})

export const actions: Actions = {
  confirm: async ({ request, locals }) => {
    const token_hash = formText(await request.formData(), 'token_hash')
    const { error } = await locals.supabase().auth.verifyOtp({ token_hash, type: 'signup' })
    if (error) return fail(refusalStatus(error), answer({ ended: true }))
    redirect(303, paths.home())
  },
  resend: async (event) => {
    const email = readEmail(await event.request.formData())
    const invalid = emailProblem(email)
    if (invalid) return fail(400, answer({ email, invalid }))
    const { error } = await createMailSupabase(event).auth.resend({ type: 'signup', email })
    if (error) return fail(refusalStatus(error), answer({ email, problem: mailRefusal(error.code) }))
    return answer({ sent: email, isLocal: hasLocalMail(event) })
  },
}
