import { fail } from '@sveltejs/kit'
import { formProblem } from '#lib/problems.ts'
import { fieldProblems } from '#lib/features/profiles/profile-words.ts'
import { gamificationApi } from '#lib/api/gamification.server.ts'
import { blocksApi } from '#lib/api/comments.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { opsApi } from '#lib/api/ops.server.ts'
import { optional } from '#lib/api/optional.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { newestSessions } from '#lib/features/profiles/newest-sessions.ts'
import { parseTheme, writeTheme } from '#lib/shell/theme.ts'
import { sessionPath } from '#contracts/profiles/sessions.ts'
import { MUTABLE_KINDS, type MutableKind } from '#domain/notifications/mutable.ts'
import { boardsChoice, profilePath, visibility } from '#contracts/profiles/profiles.ts'
import { isOptInKind } from '#contracts/mail/mail.ts'
import type { Actions, PageServerLoad } from './$types'

const FEW = 4

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const api = gamificationApi(accessToken)
  const [{ data: profile }, certificates, sessions, mail, security, operating, blocks] = await Promise.all([
    api.readMyProfile(),
    optional(api.listCertificates()),
    optional(api.listSessions()),
    optional(api.readMailPreferences()),
    optional(api.listSecurityEvents()),
    optional(opsApi(accessToken).readAccess()),
    optional(blocksApi(accessToken).list()),
  ])
  const all = sessions?.data ?? null
  const isWhole = event.url.searchParams.has('sessions')
  return {
    profile,
    isOperator: operating?.data.is_operator === true,
    certificates: certificates?.data ?? null,
    blocks: blocks?.data ?? null,
    /** Null if it could not be read. */
    mail: mail?.data ?? null,
    /** Null if they could not be read; without a wish for all, the newest ones. */
    sessions: all && newestSessions(all, isWhole ? all.length : FEW),
    /** Null if they could not be read. */
    security: security?.data ?? null,
    countOfSessions: all?.length ?? 0,
  }
}

/** What the last post did. */
interface Answer {
  to: 'save' | 'endSession' | 'endOthers' | 'unblock'
  saved: boolean
  /** The settings as they were sent; null where they are saved. */
  typed: ReturnType<typeof readSettings> | null
  problems: Record<string, string>
}

const answer = (to: Answer['to'], problems: Record<string, string> = {}, typed: Answer['typed'] = null): Answer => ({
  to,
  saved: Object.keys(problems).length === 0,
  typed,
  problems,
})

/** What can be turned off and is not ticked; undefined where the page did not ask. */
function mutedIn(form: FormData): MutableKind[] | undefined {
  if (!form.has('shown_asked')) return undefined
  const shown = new Set(form.getAll('shown').flatMap((kinds) => (typeof kinds === 'string' ? kinds.split(' ') : [])))
  return MUTABLE_KINDS.filter((kind) => !shown.has(kind))
}

const readSettings = (form: FormData) => ({
  display_name: formText(form, 'display_name').trim(),
  username: formText(form, 'username').trim(),
  // A form sends line breaks as CRLF.
  bio: formText(form, 'bio').replaceAll('\r\n', '\n').trim(),
  visibility: visibility.catch('private').parse(form.get('visibility')),
  leaderboard: boardsChoice.catch('hidden').parse(form.get('leaderboard')),
  streak_reminders: form.has('streak_reminders'),
  comments_hidden: !form.has('comments_shown'),
  award_comments_off: !form.has('award_comments'),
  muted: mutedIn(form),
  /** Null where the page had none: then it says nothing about mail. */
  mail: form.has('mail_shown') ? form.getAll('mail').filter(isOptInKind) : null,
  time_zone: formText(form, 'time_zone'),
})

export const actions: Actions = {
  save: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const typed = readSettings(form)
    const api = gamificationApi(accessToken)
    const { mail, ...profile } = typed
    const result = await api.changeProfile(profile)
    if ('refused' in result) return fail(422, answer('save', fieldProblems(result.refused), typed))
    if (mail) await api.changeMailPreferences({ subscriptions: mail })
    return answer('save')
  },
  endSession: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const { data: id } = sessionPath.shape.id.safeParse(form.get('id'))
    if (id !== undefined) await gamificationApi(accessToken).endSession(id)
    return answer('endSession')
  },
  endOthers: async (event) => {
    await requireSession(event)
    const { error } = await event.locals.supabase().auth.signOut({ scope: 'others' })
    if (error) return fail(503, answer('endOthers', { sessions: formProblem(error.code) }))
    return answer('endOthers')
  },
  unblock: async (event) => {
    const { accessToken } = await requireSession(event)
    const { data: username } = profilePath.shape.username.safeParse((await event.request.formData()).get('username'))
    if (username !== undefined) await blocksApi(accessToken).unblock(username)
    return answer('unblock')
  },
  theme: async ({ request, cookies, url }) => {
    const form = await request.formData()
    writeTheme(cookies, parseTheme(form.get('theme')), url.protocol === 'https:')
  },
}
