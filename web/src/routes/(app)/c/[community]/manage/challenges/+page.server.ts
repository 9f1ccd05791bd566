import { challengesApi } from '#lib/api/challenges.server.ts'
import {
  changeChallenge,
  createChallenge,
  deleteChallenge,
  endChallenge,
} from '#lib/features/challenges/challenge-form.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { data: challenges } = await challengesApi(accessToken).list(event.params.community)
  const { searchParams } = event.url
  const asked = (name: string) => challenges.find(({ id }) => id === searchParams.get(name))
  return { challenges: challenges.toReversed(), edits: asked('edit'), ends: asked('end'), deletes: asked('delete') }
}

export const actions: Actions = {
  create: createChallenge,
  change: changeChallenge,
  end: endChallenge,
  delete: deleteChallenge,
}
