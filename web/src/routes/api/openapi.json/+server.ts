import { json } from '@sveltejs/kit'
import { readMergedDocument } from '#lib/features/api-reference/read-reference.server.ts'
import type { RequestHandler } from './$types'

/** The OpenAPI document of all functions, for generators of clients. Browsers of other sites may read it, too. */
export const GET: RequestHandler = async () =>
  json(await readMergedDocument(), {
    headers: { 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' },
  })
