import { passSave } from '#lib/server/attempts-api.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = passSave
