import { passStream } from '#lib/live/pass-stream.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = passStream
