import { passSave } from '#lib/features/attempts/pass-on.server.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = passSave
