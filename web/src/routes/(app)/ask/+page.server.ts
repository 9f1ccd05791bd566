import { redirect } from '@sveltejs/kit'
import { paths } from '#lib/paths.ts'
import type { PageServerLoad } from './$types'

/** Questions are asked in a community: in the one that was used last. */
export const load: PageServerLoad = async ({ parent, url }) => {
  const { current } = await parent()
  const q = url.searchParams.get('q')?.trim()
  redirect(303, current ? paths.questions(current.slug, q ? { q } : {}) : paths.communities())
}
