import type { SupabaseClient } from '@supabase/supabase-js'
import type { AchievementView } from '#lib/features/achievements/detail/achievement-view.ts'
import type { Wording } from '#lib/error-pages.ts'
import type { FunctionsFetch } from '#lib/api/call.server.ts'
import type { Session } from '#lib/shell/session.server.ts'

declare global {
  namespace App {
    interface Error {
      code?: string
      /** The sentence of the code, where the functions refused. */
      says?: string
      requestId?: string
      /** What the error page says. */
      wording?: Wording
    }
    interface PageData {
      /** The time zone in which the reader counts days. */
      zone?: string
    }
    interface PageState {
      /** The achievement whose dialog is open over the page. */
      achievement?: AchievementView
    }
    interface Locals {
      /** Made only when a page signs in, out or up, or renews a session. */
      supabase: () => SupabaseClient
      /** Verified once per request, and only when a page asks. */
      session: () => Promise<Session | null>
      /** Calls the functions: the GET requests that a page makes at the same time are sent as one. */
      functionsFetch: FunctionsFetch
    }
  }
}
