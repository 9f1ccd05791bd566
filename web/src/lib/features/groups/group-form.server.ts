import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { changeGroupBody, groupBody, groupedBody, type Grouped } from '#contracts/groups/groups.ts'
import { groupsApi } from '#lib/api/groups.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import type { FormRefusal } from '#lib/api/refusals.server.ts'
import { communityPaths } from '#lib/community-paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { readGroupShown } from './groups-shown.ts'

type OfCommunity = RequestEvent<{ community: string }>
type OfGroup = RequestEvent<{ community: string; group: string }>

/** What was put in a group or taken out of it; the opposite takes it back. */
export interface Regrouped {
  verb: 'add' | 'remove'
  group: string
  name: string
  users: string[]
}

const NAMELESS = 'Give the group a name of up to 80 characters.'
const TAKEN = 'There is a group of this name already, perhaps an archived one.'

async function readForm(event: OfCommunity) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  return {
    form,
    api: groupsApi(accessToken, event.params.community),
    text: (name: string) => formText(form, name).trim(),
  }
}

const sayRefused = ({ code, says }: FormRefusal) => (code === 'already_exists' ? TAKEN : says)

export async function createGroup(event: OfCommunity) {
  const { api, text } = await readForm(event)
  const entered = { name: text('name'), description: text('description') }
  const body = groupBody.safeParse(entered)
  if (!body.success) return fail(422, { problem: NAMELESS, ...entered })
  const answer = await api.create(body.data)
  if ('refused' in answer) return fail(409, { problem: sayRefused(answer.refused), ...entered })
  sayDone(event, `“${answer.data.name}” is there. Add its members now.`)
  return redirect(303, communityPaths.group(event.params.community, answer.data.id))
}

const back = (event: OfGroup, done: string): never => {
  const { community, group } = event.params
  sayDone(event, done)
  redirect(303, communityPaths.group(community, group, readGroupShown(event.url.searchParams)))
}

export async function changeGroup(event: OfGroup) {
  const { api, text } = await readForm(event)
  const entered = { name: text('name'), description: text('description') }
  const body = changeGroupBody.safeParse({ revision: Number(text('revision')), ...entered })
  if (!body.success) return fail(422, { problem: NAMELESS, ...entered })
  const answer = await api.change(event.params.group, body.data)
  if ('refused' in answer) return fail(409, { problem: sayRefused(answer.refused), ...entered })
  return back(event, 'Saved.')
}

const archiving = (archived: boolean, done: string) => async (event: OfGroup) => {
  const { api, text } = await readForm(event)
  const answer = await api.change(event.params.group, { revision: Number(text('revision')), archived })
  return 'refused' in answer ? fail(409, { problem: answer.refused.says }) : back(event, done)
}

export const archiveGroup = archiving(true, 'The group is archived.')
export const restoreGroup = archiving(false, 'The group is back.')

/** Adds or removes the members that the form names. The answer says whom it changed something for. */
export async function moveMembers(event: OfCommunity, verb: Regrouped['verb'], group: string) {
  const { api, form } = await readForm(event)
  const body = groupedBody.safeParse({ users: form.getAll('users') })
  if (!body.success) return fail(422, { problem: 'Choose somebody first.' })
  const answer = await api[verb](group, body.data.users)
  if ('refused' in answer) return fail(409, { problem: answer.refused.says })
  return { moved: toRegrouped(verb, answer.data) }
}

const toRegrouped = (verb: Regrouped['verb'], { changed, group }: Grouped): Regrouped => ({
  verb,
  group: group.id,
  name: group.name,
  users: changed,
})

const caring = (verb: 'assign' | 'unassign', done: (name: string) => string) => async (event: OfGroup) => {
  const { api, text } = await readForm(event)
  const answer = await api[verb](event.params.group, text('user'))
  if ('refused' in answer) return fail(409, { problem: answer.refused.says })
  return back(event, done(answer.data.name))
}

export const assignInstructor = caring('assign', (name) => `“${name}” has another instructor.`)
export const unassignInstructor = caring('unassign', (name) => `“${name}” has an instructor less.`)
