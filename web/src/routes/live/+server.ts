import { passStream } from '#lib/server/live.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = passStream
