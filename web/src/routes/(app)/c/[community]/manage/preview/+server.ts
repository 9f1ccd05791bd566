import { error, text } from '@sveltejs/kit'
import { toArticle } from '#lib/api/markdown.server.ts'
import type { RequestHandler } from './$types'

/** The longest text in characters. */
const MAX_LENGTH = 100_000

/** Renders a lesson's Markdown for its author, as learners will see it. */
export const POST: RequestHandler = async ({ locals, request }) => {
  if (!(await locals.session())) error(401, 'Nobody is signed in.', { code: 'signed_out' })
  const markdown = await request.text()
  if (markdown.length > MAX_LENGTH) error(413, 'That is too long for a lesson.')
  return text(toArticle(markdown))
}
