import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { CERTIFICATE_PROBLEM } from '#lib/features/certificates/certificate-words.ts'
import { paths } from '#lib/paths.ts'
import { changeCertificate, readCertificate, revokeCertificate } from '#lib/features/certificates/api.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { qrPath } from '#lib/features/certificates/qr-path.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { readCertificateNumber } from '#domain/certificates/certificate-number.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, url }) => {
  // Before any redirect, which would leave the layout alone with what this may throw.
  const session = await locals.session()
  const read = readCertificateNumber(params.number)
  // Where it is typed, it is said what is wrong with it.
  if ('wrong' in read) redirect(303, paths.certificates(params.number))
  if (read.number !== params.number) redirect(308, paths.certificate(read.number))
  const address = url.origin + paths.certificate(read.number)
  return {
    certificate: await readCertificate(session?.accessToken, read.number),
    address,
    code: qrPath(address),
    asks: url.searchParams.get('ask'),
  }
}

/** Back to the certificate as it is now, or to its form with what was wrong. */
const done = (number: string, form: 'correct' | 'revoke', typed: string, refused: string | null) => {
  if (refused === null) redirect(303, paths.certificate(number))
  const field = form === 'correct' ? 'holder' : 'reason'
  return fail(422, { form, typed, problem: CERTIFICATE_PROBLEM[refused] ?? CERTIFICATE_PROBLEM[field] })
}

const show = (visibility: 'public' | 'private') => async (event: RequestEvent<{ number: string }>) => {
  const { accessToken } = await requireSession(event)
  await changeCertificate(accessToken, event.params.number, { visibility })
  redirect(303, paths.certificate(event.params.number))
}

export const actions: Actions = {
  show: show('public'),
  hide: show('private'),
  correct: async (event) => {
    const { accessToken } = await requireSession(event)
    const holder = formText(await event.request.formData(), 'holder').trim()
    return done(
      event.params.number,
      'correct',
      holder,
      await changeCertificate(accessToken, event.params.number, { holder }),
    )
  },
  revoke: async (event) => {
    const { accessToken } = await requireSession(event)
    const reason = formText(await event.request.formData(), 'reason').trim()
    return done(
      event.params.number,
      'revoke',
      reason,
      await revokeCertificate(accessToken, event.params.number, reason),
    )
  },
}
