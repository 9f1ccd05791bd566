import { redirect } from '@sveltejs/kit'
import { paths } from '#lib/paths.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = async ({ locals }) => {
  // This device only; the cookies go even when Auth cannot be told.
  await locals.supabase().auth.signOut({ scope: 'local' })
  redirect(303, paths.home())
}
