import { error, text } from '@sveltejs/kit'
import { toArticle } from '#lib/api/markdown.server.ts'
import type { RequestHandler } from './$types'

/** As long as a text may be. */
const LONGEST = 100_000

/** Renders Markdown for the preview, with the renderer of the page that learners read. */
export const POST: RequestHandler = async ({ locals, request }) => {
  if (!(await locals.session())) error(401, 'Nobody is signed in.', { code: 'signed_out' })
  const written = await request.text()
  if (written.length > LONGEST) error(413, 'That is too long for a lesson.')
  return text(toArticle(written))
}
