import { comparisonQuery } from '#contracts/authoring/comparison.ts'
import { authoringApi } from '#lib/api/authoring.server.ts'
import { toCompared } from '#lib/features/authoring/compared.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { community, id } = event.params
  const { searchParams } = event.url
  const asked = comparisonQuery.safeParse({
    version: searchParams.get('version') ?? undefined,
    with: searchParams.get('with') ?? undefined,
  }).data
  const api = authoringApi(accessToken)
  const [draft, { data: comparison }] = await Promise.all([api.readDraft(community, id), api.compare(id, asked ?? {})])
  const { before, after, settings, unchanged } = comparison
  return { draft, before, after, settings: settings?.changed ?? [], unchanged, questions: toCompared(comparison) }
}
