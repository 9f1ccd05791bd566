import { error } from '@sveltejs/kit'
import { dev } from '$app/env'
import type { PageServerLoad } from './$types'

/** The gallery is for development; what is built has nothing at this address. */
export const load: PageServerLoad = () => {
  if (!dev) error(404, 'There is nothing at this address.')
}
