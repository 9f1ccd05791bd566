import { answersLadder, answersStep } from '#lib/features/assistant/answer-help.server.ts'
import { helpPathOf } from '#lib/features/assistant/help-path.server.ts'
import type { RequestEvent, RequestHandler } from './$types'

const placeOf = ({ params }: RequestEvent) => ({ at: 'attempts' as const, ...helpPathOf(params) })

export const GET: RequestHandler = answersLadder(placeOf)
export const POST: RequestHandler = answersStep(placeOf)
