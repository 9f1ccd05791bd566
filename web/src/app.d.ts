import type { SupabaseClient } from '@supabase/supabase-js'
import type { AboutAchievement } from '#lib/features/achievements/detail/achievement-view.ts'
import type { Session } from '#lib/shell/session.server.ts'

declare global {
  namespace App {
    interface Error {
      code?: string
      requestId?: string
    }
    interface PageState {
      /** What is open in a sheet over the page. */
      sheet?: AboutAchievement
    }
    interface Locals {
      supabase: SupabaseClient
      /** Verified once per request, and only when a page asks. */
      session: () => Promise<Session | null>
    }
  }
}
