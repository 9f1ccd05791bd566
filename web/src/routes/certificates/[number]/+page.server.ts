import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { CERTIFICATE_PROBLEM } from '#lib/features/certificates/certificate-words.ts'
import { paths } from '#lib/paths.ts'
import { gamificationApi } from '#lib/api/gamification.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { qrPath } from '#lib/features/certificates/qr-path.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { FormRefusal } from '#lib/api/refusals.server.ts'
import type { Certificate } from '#contracts/certificates/certificates.ts'
import { readCertificateNumber } from '#domain/certificates/certificate-number.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, url }) => {
  // Read before any redirect, after which an error of the session would go unhandled in the layout.
  const session = await locals.session()
  const read = readCertificateNumber(params.number)
  // The page with the form explains what is wrong with the number.
  if ('wrong' in read) redirect(303, paths.certificates(params.number))
  if (read.number !== params.number) redirect(308, paths.certificate(read.number))
  const address = url.origin + paths.certificate(read.number)
  return {
    certificate: (await gamificationApi(session?.accessToken).readCertificate(read.number)).data,
    address,
    code: qrPath(address),
    asks: url.searchParams.get('ask'),
  }
}

interface SubmittedForm {
  number: string
  form: 'correct' | 'revoke'
  typed: string
}

/** Back to the certificate, or to the form with what was wrong. */
const finish = ({ number, form, typed }: SubmittedForm, result: { data: Certificate } | { refused: FormRefusal }) => {
  if (!('refused' in result)) redirect(303, paths.certificate(number))
  const field = form === 'correct' ? 'holder' : 'reason'
  return fail(422, { form, typed, problem: CERTIFICATE_PROBLEM[result.refused.code] ?? CERTIFICATE_PROBLEM[field] })
}

const show = (visibility: 'public' | 'private') => async (event: RequestEvent<{ number: string }>) => {
  const { accessToken } = await requireSession(event)
  await gamificationApi(accessToken).changeCertificate(event.params.number, { visibility })
  redirect(303, paths.certificate(event.params.number))
}

export const actions: Actions = {
  show: show('public'),
  hide: show('private'),
  correct: async (event) => {
    const { accessToken } = await requireSession(event)
    const holder = formText(await event.request.formData(), 'holder').trim()
    const { number } = event.params
    const result = await gamificationApi(accessToken).changeCertificate(number, { holder })
    return finish({ number, form: 'correct', typed: holder }, result)
  },
  revoke: async (event) => {
    const { accessToken } = await requireSession(event)
    const reason = formText(await event.request.formData(), 'reason').trim()
    const { number } = event.params
    const result = await gamificationApi(accessToken).revokeCertificate(number, reason)
    return finish({ number, form: 'revoke', typed: reason }, result)
  },
}
