import { Failure } from '../failure.ts'

/** A site that signs people in elsewhere while its data is here would fail in confusing ways: say so at once. */
export function refuseForeignProject(supabaseUrl: string | undefined, ownUrl: string): void {
  if (!supabaseUrl) return
  const own = new URL(ownUrl).origin
  if (URL.canParse(supabaseUrl) && new URL(supabaseUrl).origin === own) return
  throw new Failure(
    `SUPABASE_URL is ${JSON.stringify(supabaseUrl)}, but this stack is ${own}.`,
    `Unset SUPABASE_URL, or set it to ${own}, to run on this machine alone.`,
  )
}
