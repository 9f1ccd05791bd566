import type { SupabaseClient } from '@supabase/supabase-js'
import type { Session } from '#lib/server/session.ts'

declare global {
  namespace App {
    interface Error {
      code?: string
      requestId?: string
    }
    interface Locals {
      supabase: SupabaseClient
      /** Verified once per request, and only when a page asks. */
      session: () => Promise<Session | null>
    }
  }
}
