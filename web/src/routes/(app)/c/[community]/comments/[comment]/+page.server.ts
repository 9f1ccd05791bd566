import { redirect } from '@sveltejs/kit'
import { commentPlaceApi } from '#lib/api/comments.server.ts'
import { commentPaths } from '#lib/comment-paths.ts'
import { paths } from '#lib/paths.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

/** Leads to a comment where its reader has answered the question. */
export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community, comment } = event.params
  const answer = await commentPlaceApi(accessToken).find(comment)
  if ('refused' in answer) return { says: answer.refused.code }
  const { data: place } = answer
  const page =
    place.at === 'award'
      ? paths.shared(place.username, place.award)
      : commentPaths.thread(community, place.id, place.number, place.at)
  redirect(303, `${page}#comment-${comment}`)
}
