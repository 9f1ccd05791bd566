import { localMails } from '#lib/features/mail/local-mails.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({ mails: await localMails(event).list() })
