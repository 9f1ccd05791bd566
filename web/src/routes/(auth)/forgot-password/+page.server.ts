import { fail } from '@sveltejs/kit'
import { hasLocalMail } from '#lib/features/mail/local-mails.server.ts'
import { emailProblem, readEmail, refusalStatus } from '#lib/features/sign-in/sign-in-form.server.ts'
import { mailRefusal } from '#lib/features/sign-in/mail-refusal.ts'
import { createMailSupabase } from '#lib/shell/supabase.server.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  default: async (event) => {
    const email = readEmail(await event.request.formData())
    const invalid = emailProblem(email)
    if (invalid) return fail(400, { email, problem: null, invalid })
    const { error } = await createMailSupabase(event).auth.resetPasswordForEmail(email)
    if (error) return fail(refusalStatus(error), { email, problem: mailRefusal(error.code), invalid: undefined })
    return { sent: email, isLocal: hasLocalMail(event) }
  },
}
