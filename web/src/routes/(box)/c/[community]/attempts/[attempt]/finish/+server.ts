import { passFinish } from '#lib/features/attempts/pass-on.server.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = passFinish
