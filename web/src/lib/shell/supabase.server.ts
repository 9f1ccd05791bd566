import type { RequestEvent } from '@sveltejs/kit'
import { createServerClient } from '@supabase/ssr'
import { SUPABASE_PUBLISHABLE_KEY, SUPABASE_URL } from '$app/env/private'

/** One client per request; the session lives in this request's cookies and nowhere else. */
export const createSupabase = (event: RequestEvent) =>
  createServerClient(SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, {
    cookies: {
      getAll: () => event.cookies.getAll(),
      setAll: (cookies, headers) => {
        for (const { name, value, options } of cookies) {
          event.cookies.set(name, value, {
            ...options,
            path: '/',
            httpOnly: true,
            sameSite: 'lax',
            secure: event.url.protocol === 'https:',
          })
        }
        event.setHeaders(headers)
      },
    },
  })
