import { error } from '@sveltejs/kit'
import { contentActions } from '#lib/features/courses/authoring/content-actions.server.ts'
import { coursesApi } from '#lib/api/courses.server.ts'
import { toArticle } from '#lib/api/markdown.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { community, course, content: name } = event.params
  const { data: content } = await coursesApi(accessToken).content(community, name)
  if (content.course.slug !== course) error(404, 'Not in this course.', { code: 'content_not_found' })
  return { content, html: toArticle(content.body), asks: event.url.searchParams.get('ask') }
}

export const actions: Actions = contentActions
