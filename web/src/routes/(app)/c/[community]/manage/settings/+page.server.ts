import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { eventName } from '#contracts/communities/event-types.ts'
import { changeSettingsBody, handOverBody } from '#contracts/communities/settings.ts'
import { parseJson } from '#domain/parse-json.ts'
import { communitiesApi } from '#lib/api/communities.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { rostersApi } from '#lib/api/rosters.server.ts'
import { communityPaths } from '#lib/community-paths.ts'
import { paths } from '#lib/paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken, user } = await requireSession(event)
  const { community } = event.params
  const members = communitiesApi(accessToken)
  const [{ data: settings }, { data: types }, instructors, admins] = await Promise.all([
    rostersApi(accessToken).readSettings(community),
    rostersApi(accessToken).listTypes(community),
    members.listMembers(community, { role: 'instructor' }),
    members.listMembers(community, { role: 'admin' }),
  ])
  return {
    settings,
    types,
    asks: event.url.searchParams.get('ask') === 'archive',
    heirs: [...admins.data, ...instructors.data].filter(({ user_id }) => user_id !== user.id),
  }
}

type OfCommunity = RequestEvent<{ community: string }>

type Section = 'describe' | 'packs' | 'state'

const typedIn = (form: FormData) => ({
  name: formText(form, 'name'),
  tagline: formText(form, 'tagline'),
  color: formText(form, 'color'),
  joining: formText(form, 'joining'),
  packs: form.getAll('packs').map(String),
})

/** What the form was made from, so that nobody overwrites what they have not seen. */
const wasRead = (form: FormData) => ({ was: parseJson(formText(form, 'was')) })

async function change(
  event: OfCommunity,
  section: Section,
  { body, done = 'Saved.' }: { body: (form: FormData) => object; done?: string },
) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  const typed = typedIn(form)
  const { success, data } = changeSettingsBody.safeParse(body(form))
  if (!success)
    return fail(422, { section, typed, problem: 'Give it a name of up to 80 characters, and a sentence of up to 200.' })
  const answer = await rostersApi(accessToken).changeSettings(event.params.community, data)
  if ('refused' in answer) {
    const { code, says } = answer.refused
    return fail(409, code === 'conflict' ? { section, typed, isConflict: true } : { section, typed, problem: says })
  }
  sayDone(event, done)
  return redirect(303, communityPaths.settings(event.params.community))
}

export const actions: Actions = {
  describe: (event) =>
    change(event, 'describe', {
      body: (form) => ({
        ...wasRead(form),
        name: formText(form, 'name'),
        tagline: formText(form, 'tagline'),
        color: form.get('color') ?? undefined,
        joining: form.get('joining') ?? undefined,
      }),
    }),
  packs: (event) => change(event, 'packs', { body: (form) => ({ ...wasRead(form), packs: form.getAll('packs') }) }),
  commentsOff: (event) =>
    change(event, 'state', { body: () => ({ comments_off: true }), done: 'Comments are switched off.' }),
  commentsOn: (event) =>
    change(event, 'state', { body: () => ({ comments_off: false }), done: 'Comments are switched on.' }),
  boardsOff: (event) =>
    change(event, 'state', { body: () => ({ boards_off: true }), done: 'Leaderboards are switched off.' }),
  boardsOn: (event) =>
    change(event, 'state', { body: () => ({ boards_off: false }), done: 'Leaderboards are switched on.' }),
  archive: (event) => change(event, 'state', { body: () => ({ archived: true }), done: 'The community is archived.' }),
  restore: (event) =>
    change(event, 'state', { body: () => ({ archived: false }), done: 'The community is open again.' }),
  declareType: async (event) => {
    const { accessToken } = await requireSession(event)
    const typed = formText(await event.request.formData(), 'type').trim()
    const { success, data } = eventName.safeParse(typed)
    if (!success)
      return fail(422, { type: typed, typeProblem: 'Begin with a letter; then letters, digits and underscores.' })
    const answer = await rostersApi(accessToken).declareType(event.params.community, data)
    if ('refused' in answer) return fail(409, { type: typed, typeProblem: 'Every community has this type.' })
    sayDone(event, `Events of the type ${data} are taken now.`)
    return redirect(303, communityPaths.settings(event.params.community))
  },
  withdrawType: async (event) => {
    const { accessToken } = await requireSession(event)
    const type = formText(await event.request.formData(), 'type')
    await rostersApi(accessToken).withdrawType(event.params.community, type)
    sayDone(event, `Events of the type ${type} are refused now.`)
    return redirect(303, communityPaths.settings(event.params.community))
  },
  handOver: async (event) => {
    const { accessToken } = await requireSession(event)
    const { community } = event.params
    const { success, data } = handOverBody.safeParse({ user: (await event.request.formData()).get('user') })
    if (!success) return fail(422, { problem: 'Choose who takes over.' })
    const answer = await rostersApi(accessToken).handOver(community, data)
    if ('refused' in answer) return fail(409, { problem: answer.refused.says })
    sayDone(event, `${answer.data.display_name} is an admin now, and you are an instructor.`)
    return redirect(303, paths.manage(community))
  },
}
