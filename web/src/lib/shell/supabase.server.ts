import type { RequestEvent } from '@sveltejs/kit'
import { createServerClient } from '@supabase/ssr'
import { createClient } from '@supabase/supabase-js'
import { PROXY_SECRET, SUPABASE_PUBLISHABLE_KEY, SUPABASE_URL } from '$app/env/private'
import { forwardedClient } from './forwarded-client.server.ts'
import { sessionCookie } from './stored-session.server.ts'

export const SESSION_COOKIE = sessionCookie(SUPABASE_URL)

/** One client for each request: the session is stored in its cookies only. */
export const createSupabase = (event: RequestEvent) =>
  createServerClient(SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, {
    global: { headers: headersOf(event) },
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

/** For asking Auth for a mail: nobody is signed in by that, so it stores nothing in this browser. */
export const createMailSupabase = (event: RequestEvent) =>
  createClient(SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, {
    global: { headers: headersOf(event) },
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  })

const headersOf = ({ request, getClientAddress }: RequestEvent) =>
  forwardedClient({
    address: getClientAddress(),
    userAgent: request.headers.get('user-agent'),
    secret: PROXY_SECRET,
  })
