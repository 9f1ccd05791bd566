import { error, redirect } from '@sveltejs/kit'
import { paths } from '#lib/paths.ts'
import { coursesApi } from '#lib/api/courses.server.ts'
import { toArticle } from '#lib/api/markdown.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { done } from '#lib/features/courses/taking-courses.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community, course: courseName, content: name } = event.params
  const asked = coursesApi(accessToken)
  const [{ data: course }, { data: content }] = await Promise.all([
    asked.course(community, courseName),
    asked.content(community, name),
  ])
  // Slugs are of the community: of another course it would show under the wrong roof.
  if (content.course.id !== course.id) error(404, 'Not in this course.', { code: 'content_not_found' })
  if (content.test) redirect(303, paths.test(community, content.test.id))
  const { body, ...head } = content
  const way = course.contents.filter(({ id, status }) => status === 'live' || id === content.id)
  const place = way.findIndex(({ id }) => id === content.id)
  return {
    content: head,
    course: { slug: course.slug, title: course.title },
    html: toArticle(body),
    place: place + 1,
    of: way.length,
    before: way[place - 1],
    after: way[place + 1],
  }
}

export const actions: Actions = { done }
