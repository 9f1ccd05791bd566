import { readProblemCodes } from '#lib/features/api-reference/read-reference.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async () => ({ problemCodes: await readProblemCodes() })
