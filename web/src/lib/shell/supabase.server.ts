import type { RequestEvent } from '@sveltejs/kit'
import { createServerClient } from '@supabase/ssr'
import { PROXY_SECRET, SUPABASE_PUBLISHABLE_KEY, SUPABASE_URL } from '$app/env/private'
import { forwardedClient } from './forwarded-client.server.ts'
import { sessionCookie } from './stored-session.server.ts'

export const SESSION_COOKIE = sessionCookie(SUPABASE_URL)

/** One client for each request: the session is stored in its cookies only. */
export const createSupabase = (event: RequestEvent) =>
  createServerClient(SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, {
    global: {
      headers: forwardedClient({
        address: event.getClientAddress(),
        userAgent: event.request.headers.get('user-agent'),
        secret: PROXY_SECRET,
      }),
    },
    cookieOptions: { name: SESSION_COOKIE },
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
