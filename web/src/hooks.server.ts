import type { Handle, HandleServerError } from '@sveltejs/kit/hooks'
import type { SupabaseClient } from '@supabase/supabase-js'
import { describe } from '#lib/error-pages.server.ts'
import { createFunctionsFetch } from '#lib/api/call.server.ts'
import { createSupabase } from '#lib/shell/supabase.server.ts'
import { readSession, type Session } from '#lib/shell/session.server.ts'
import { encodePage } from '#lib/shell/encoding.server.ts'
import { answerInMaintenance } from '#lib/shell/maintenance.server.ts'
import { measureRequest } from '#lib/shell/metrics.server.ts'
import { withHeaders } from '#lib/shell/headers.server.ts'
import { answerPublicPage } from '#lib/shell/public-page.server.ts'
import { readTheme, themeAttribute, themeColor } from '#lib/shell/theme.ts'

/** Styles and fonts come before scripts: a page is whole without them. */
const MODULE_PRELOAD = 'rel="modulepreload"'

export const handle: Handle = (input) => measureRequest(input.event, () => answer(input))

const answer = async ({ event, resolve }: Parameters<Handle>[0]): Promise<Response> => {
  const away = await answerInMaintenance(event)
  if (away) return encodePage(event.request, withHeaders(away))

  let supabase: SupabaseClient | undefined
  event.locals.supabase = () => (supabase ??= createSupabase(event))
  let session: Promise<Session | null> | undefined
  event.locals.session = () => (session ??= readSession(event))
  event.locals.functionsFetch = createFunctionsFetch()

  const render = () =>
    resolve(event, {
      transformPageChunk: ({ html }) => {
        // Read only now: the request's action may have changed it.
        const theme = readTheme(event.cookies)
        return html
          .replace('%laude.theme%', themeAttribute(theme))
          .replace('%laude.theme-color%', themeColor(theme))
          .replaceAll(MODULE_PRELOAD, `${MODULE_PRELOAD} fetchpriority="low"`)
      },
      // Only the sans font in Latin is preloaded; the serif and other scripts load when a page uses them.
      preload: ({ type, path }) => type !== 'font' || path.includes('source-sans-3-latin-wght'),
    })
  const response = await answerPublicPage(event, render)
  return encodePage(event.request, withHeaders(response))
}

export const handleError: HandleServerError = ({ kind, error }) => {
  if (kind === 'app' && error.status >= 500) console.error(error)
  if (kind !== 'unknown') return { wording: describe(error.status, kind === 'app' ? error : {}) }
  const requestId = crypto.randomUUID()
  console.error(requestId, error)
  return { message: 'Something went wrong on our side.', code: 'internal', requestId, wording: describe(500) }
}
