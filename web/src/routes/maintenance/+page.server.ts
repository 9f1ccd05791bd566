import { error } from '@sveltejs/kit'
import { MAINTENANCE, MAINTENANCE_UNTIL } from '$app/env/private'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = () => {
  if (!MAINTENANCE) error(404, 'laude is not being worked on.')
  // Once the time is over, nobody knows when.
  const isAhead = MAINTENANCE_UNTIL !== undefined && Date.parse(MAINTENANCE_UNTIL) > Date.now()
  return { until: isAhead ? MAINTENANCE_UNTIL : undefined }
}
