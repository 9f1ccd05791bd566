import { json } from '@sveltejs/kit'
import { listForPicker, uploadFromPicker } from '#lib/features/authoring/media/media-actions.server.ts'
import type { RequestHandler } from './$types'

const PRIVATE = { headers: { 'cache-control': 'private, no-store' } }

export const GET: RequestHandler = async (event) => json(await listForPicker(event), PRIVATE)
export const POST: RequestHandler = async (event) => json(await uploadFromPicker(event), PRIVATE)
