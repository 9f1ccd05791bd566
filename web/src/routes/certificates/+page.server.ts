import { redirect } from '@sveltejs/kit'
import { NUMBER_PROBLEM } from '#lib/features/certificates/certificate-words.ts'
import { paths } from '#lib/paths.ts'
import { gamificationApi } from '#lib/api/gamification.server.ts'
import { readCertificateNumber } from '#domain/certificates/certificate-number.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url, parent }) => {
  // Awaited first: if this load redirected before, an error of the layout's load would go unhandled.
  await parent()
  const typed = url.searchParams.get('number')
  if (typed === null) return { typed: '', problem: undefined }
  const read = readCertificateNumber(typed)
  if ('wrong' in read) return { typed, problem: NUMBER_PROBLEM[read.wrong] }
  if (await gamificationApi(undefined).findCertificate(read.number)) redirect(303, paths.certificate(read.number))
  return { typed, problem: NUMBER_PROBLEM.unknown }
}
