import { assignmentsApi } from '#lib/api/assignments.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { PageServerLoad } from './$types'

const SHOWN = new Set(['published', 'draft', 'archived'] as const)

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const asked = event.url.searchParams.get('status')
  const status = [...SHOWN].find((it) => it === asked) ?? 'published'
  const [{ data: all }, { zone }] = await Promise.all([
    assignmentsApi(accessToken, event.params.community).list(),
    event.parent(),
  ])
  return {
    status,
    zone: zone ?? 'UTC',
    assignments: all.filter((it) => it.status === status),
    counts: [...SHOWN].map((name) => ({ name, count: all.filter((it) => it.status === name).length })),
  }
}
