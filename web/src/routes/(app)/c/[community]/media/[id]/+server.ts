import { forwardMedia } from '#lib/features/media/forward-media.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = forwardMedia
