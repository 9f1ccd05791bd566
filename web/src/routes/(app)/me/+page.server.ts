import { fail, type RequestEvent } from '@sveltejs/kit'
import { formProblem } from '#lib/problems.ts'
import { fieldProblems } from '#lib/features/profiles/profile-words.ts'
import { gamificationApi } from '#lib/api/gamification.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { optional } from '#lib/api/optional.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { parseTheme, writeTheme } from '#lib/shell/theme.ts'
import { sessionPath } from '#contracts/profiles/sessions.ts'
import { boardsChoice, visibility, type ChangeProfileBody } from '#contracts/profiles/profiles.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const api = gamificationApi(accessToken)
  const [{ data: profile }, certificates, sessions] = await Promise.all([
    api.readMyProfile(),
    optional(api.listCertificates()),
    optional(api.listSessions()),
  ])
  return { profile, certificates: certificates?.data ?? null, sessions: sessions?.data ?? null }
}

/** Each section of the page saves its own fields, and shows only its own problems. */
const save = async (event: RequestEvent, section: string, change: ChangeProfileBody, values = {}) => {
  const { accessToken } = await requireSession(event)
  const result = await gamificationApi(accessToken).changeProfile(change)
  const isSaved = !('refused' in result)
  const problems = isSaved ? {} : fieldProblems(result.refused)
  const answer: SectionAnswer = { section, saved: isSaved, values, problems }
  return isSaved ? answer : fail(422, answer)
}

interface SectionAnswer {
  section: string
  saved: boolean
  /** The values as the learner typed them. */
  values: Record<string, string>
  problems: Record<string, string>
}

const sectionAnswer = (section: string, problems: Record<string, string> = {}): SectionAnswer => ({
  section,
  saved: Object.keys(problems).length === 0,
  values: {},
  problems,
})

export const actions: Actions = {
  profile: async (event) => {
    const form = await event.request.formData()
    const values = {
      display_name: formText(form, 'display_name').trim(),
      username: formText(form, 'username').trim(),
      // A form sends line breaks as CRLF.
      bio: formText(form, 'bio').replaceAll('\r\n', '\n').trim(),
    }
    const shown = visibility.catch('private').parse(form.get('visibility'))
    return save(event, 'profile', { ...values, visibility: shown }, { ...values, visibility: shown })
  },
  day: async (event) => {
    const form = await event.request.formData()
    return save(event, 'day', { time_zone: formText(form, 'time_zone') })
  },
  boards: async (event) => {
    const form = await event.request.formData()
    return save(event, 'boards', { leaderboard: boardsChoice.catch('hidden').parse(form.get('leaderboard')) })
  },
  notifications: async (event) => {
    const form = await event.request.formData()
    return save(event, 'notifications', { streak_reminders: form.has('streak_reminders') })
  },
  endSession: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const { data: id } = sessionPath.shape.id.safeParse(form.get('id'))
    if (id !== undefined) await gamificationApi(accessToken).endSession(id)
    return sectionAnswer('endSession')
  },
  endOthers: async (event) => {
    await requireSession(event)
    const { error } = await event.locals.supabase().auth.signOut({ scope: 'others' })
    if (error) return fail(503, sectionAnswer('endOthers', { sessions: formProblem(error.code) }))
    return sectionAnswer('endOthers')
  },
  theme: async ({ request, cookies, url }) => {
    const form = await request.formData()
    writeTheme(cookies, parseTheme(form.get('theme')), url.protocol === 'https:')
  },
}
