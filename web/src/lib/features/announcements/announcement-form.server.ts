import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { announcementBody, changeAnnouncementBody, withdrawBody } from '#contracts/announcements/announcements.ts'
import { instantOfLocal } from '#domain/time/zoned.ts'
import { announcementsApi } from '#lib/api/announcements.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import type { FormRefusal } from '#lib/api/refusals.server.ts'
import { announcementPaths } from '#lib/announcement-paths.ts'
import { toFieldErrors } from '#lib/field-errors.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { EnteredAnnouncement } from './announcement-form.ts'

type OfCommunity = RequestEvent<{ community: string }>
type OfAnnouncement = RequestEvent<{ community: string; announcement: string }>

async function readForm(event: OfCommunity) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  const text = (name: string) => formText(form, name).replaceAll('\r\n', '\n').trim()
  const entered: EnteredAnnouncement = {
    ...{ title: text('title'), body: text('body'), publish_at: text('publish_at'), zone: text('zone') },
    for: form.getAll('for').flatMap((it) => (typeof it === 'string' ? it : [])),
  }
  return { api: announcementsApi(accessToken, event.params.community), revision: Number(text('revision')), entered }
}

/** What was entered as the API takes it. A time that is none stays what it is, and is refused at its field. */
const settingsOf = ({ title, body, publish_at, zone, for: chosen }: EnteredAnnouncement) => ({
  ...{ title, body, zone },
  everybody: chosen.includes('everybody'),
  groups: chosen.filter((it) => it !== 'everybody'),
  publish_at: publish_at === '' ? null : (instantOfLocal(publish_at, zone) ?? publish_at),
})

const SAYS: Record<string, string> = {
  title: 'Give it a title of up to 120 characters.',
  body: 'Up to 4,000 characters fit.',
  groups: 'Choose whom it is for.',
  publish_at: 'Choose a time that is still to come, or leave it empty.',
}

function refuse(entered: EnteredAnnouncement, { says, errors }: Pick<FormRefusal, 'says' | 'errors'>) {
  const shown = errors.map(({ path, message }) => ({ path, message: SAYS[path] ?? message }))
  return fail(422, { entered, problem: says, errors: shown })
}

const UNFIT = 'Some of this does not fit yet. Nothing was saved.'

export async function createAnnouncement(event: OfCommunity) {
  const { api, entered } = await readForm(event)
  const { success, data, error } = announcementBody.safeParse(settingsOf(entered))
  if (!success) return refuse(entered, { says: UNFIT, errors: toFieldErrors(error.issues) })
  const answer = await api.create(data)
  if ('refused' in answer) return refuse(entered, answer.refused)
  sayDone(event, answer.data.state === 'scheduled' ? 'It appears at its time.' : 'It is announced.')
  return redirect(303, announcementPaths.all(event.params.community))
}

export async function changeAnnouncement(event: OfAnnouncement) {
  const { api, entered, revision } = await readForm(event)
  const { success, data, error } = changeAnnouncementBody.safeParse({ revision, ...settingsOf(entered) })
  if (!success) return refuse(entered, { says: UNFIT, errors: toFieldErrors(error.issues) })
  const answer = await api.change(event.params.announcement, data)
  if ('refused' in answer) return refuse(entered, answer.refused)
  sayDone(event, 'Saved.')
  return redirect(303, announcementPaths.one(event.params.community, event.params.announcement))
}

export async function withdrawAnnouncement(event: OfAnnouncement) {
  const { api, entered, revision } = await readForm(event)
  const { success, data } = withdrawBody.safeParse({ revision })
  if (!success) return refuse(entered, { says: UNFIT, errors: [] })
  const answer = await api.withdraw(event.params.announcement, data)
  if ('refused' in answer) return refuse(entered, answer.refused)
  sayDone(event, 'It is withdrawn. Learners do not see it any more.')
  return redirect(303, announcementPaths.all(event.params.community))
}
