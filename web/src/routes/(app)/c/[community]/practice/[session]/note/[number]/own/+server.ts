import { forwardPracticeNote, forwardPracticeNoteRead } from '#lib/features/attempts/forward.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = forwardPracticeNoteRead
export const PUT: RequestHandler = forwardPracticeNote
