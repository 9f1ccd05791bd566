import { error, redirect } from '@sveltejs/kit'
import { paths } from '#lib/paths.ts'
import { coursesApi } from '#lib/api/courses.server.ts'
import { toArticle } from '#lib/api/markdown.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { reportDone } from '#lib/features/courses/learner-actions.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community, course: courseName, content: name } = event.params
  const api = coursesApi(accessToken)
  const [{ data: course }, { data: content }] = await Promise.all([
    api.course(community, courseName),
    api.content(community, name),
  ])
  // A content's slug is unique in the community, so the URL may name another course's.
  if (content.course.id !== course.id) error(404, 'Not in this course.', { code: 'content_not_found' })
  if (content.test) redirect(303, paths.test(community, content.test.id))
  const { body, ...head } = content
  const contents = course.contents.filter(({ id, status }) => status === 'live' || id === content.id)
  const place = contents.findIndex(({ id }) => id === content.id)
  return {
    content: head,
    course: { slug: course.slug, title: course.title },
    html: toArticle(body),
    place: place + 1,
    of: contents.length,
    before: contents[place - 1],
    after: contents[place + 1],
  }
}

export const actions: Actions = { done: reportDone }
