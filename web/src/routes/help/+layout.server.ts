import type { LayoutServerLoad } from './$types'

/** Links and a form are all that these pages have, so they need no script. */
export const csr = false

export const load: LayoutServerLoad = async ({ locals }) => ({ signedIn: (await locals.session()) !== null })
