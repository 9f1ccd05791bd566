import { proxyStream } from '#lib/live/proxy-stream.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = proxyStream
