import { forwardPracticeFinish } from '#lib/features/attempts/forward.server.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = forwardPracticeFinish
