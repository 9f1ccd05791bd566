import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { count } from '#domain/locale/counts.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { rostersApi } from '#lib/api/rosters.server.ts'
import { communityPaths } from '#lib/community-paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { readRosterShown } from './roster-shown.ts'

type OfCommunity = RequestEvent<{ community: string }>

/** A file as text, so that it can be looked at and sent again without choosing it anew. What is not readable says the service. */
async function readText(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

async function readForm(event: OfCommunity) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  const file = form.get('file')
  const isFile = file instanceof File && file.size > 0
  return {
    api: rostersApi(accessToken),
    source: isFile ? file : new Blob([formText(form, 'text')]),
    text: isFile ? await readText(file) : formText(form, 'text'),
    makesGroups: form.get('make_groups') === 'on',
  }
}

export async function checkRoster(event: OfCommunity) {
  const { api, source, text, makesGroups } = await readForm(event)
  if (text.trim() === '') return fail(422, { text, makesGroups, problem: 'Choose a file, or paste addresses first.' })
  const answer = await api.take(event.params.community, { isTry: true, makesGroups }, source)
  if ('refused' in answer) return fail(422, { text, makesGroups, problem: sayRefused(answer.refused) })
  return { text, makesGroups, report: answer.data }
}

export async function takeRoster(event: OfCommunity) {
  const { api, source, text, makesGroups } = await readForm(event)
  const answer = await api.take(event.params.community, { isTry: false, makesGroups }, source)
  if ('refused' in answer) return fail(422, { text, makesGroups, problem: sayRefused(answer.refused) })
  const { invited, renewed, regrouped, refused } = answer.data
  const done = [
    `${count(invited, 'person', 'people')} invited`,
    renewed > 0 && `${count(renewed, 'invitation')} brought up to date`,
    regrouped > 0 && `${count(regrouped, 'member')} put in their groups`,
    refused > 0 && `${count(refused, 'line')} left out`,
  ].filter(Boolean)
  sayDone(event, `${done.join(', ')}.`)
  return redirect(303, communityPaths.roster(event.params.community))
}

/** The service names the line, and the reason in words that a person would say. */
const sayRefused = ({
  code,
  says,
  errors,
}: {
  code: string
  says: string
  errors: { path: string; message: string }[]
}) => (code === 'import_refused' && errors[0] ? `The file can’t be read: see ${errors[0].path}.` : says)

export async function withdrawInvitation(event: OfCommunity) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  await rostersApi(accessToken).withdraw(event.params.community, formText(form, 'invitation'))
  sayDone(event, `${formText(form, 'address')} is not invited any more.`)
  return redirect(303, communityPaths.roster(event.params.community, readRosterShown(event.url.searchParams)))
}
