import { forwardNote, forwardNoteRead } from '#lib/features/attempts/forward.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = forwardNoteRead
export const PUT: RequestHandler = forwardNote
