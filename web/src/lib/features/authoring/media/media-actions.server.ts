import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { formText } from '#lib/api/form-text.server.ts'
import { mediaApi } from '#lib/api/media.server.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { toPicked } from './picked-media.ts'

type MediaEvent = RequestEvent<{ community: string }>

const ADD = { id: '', alt: '', problem: '' }

const NO_WORDS = 'Say what the picture shows, for those who cannot see it.'

export const mediaActions = {
  upload: async (event: MediaEvent) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const [file, alt] = [form.get('file'), formText(form, 'alt').trim()]
    if (!(file instanceof File) || file.size === 0)
      return fail(422, { ...ADD, alt, problem: 'Choose a picture or sound first.' })
    const answer = await mediaApi(accessToken).upload(event.params.community, {
      file,
      alt,
      name: file.name.slice(-120),
    })
    if ('refused' in answer) return fail(422, { ...ADD, alt, problem: answer.refused.says })
    sayDone(event, `“${file.name}” is there.`)
    redirect(303, managePaths.media(event.params.community))
  },
  change: async (event: MediaEvent) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const [id, alt] = [formText(form, 'id'), formText(form, 'alt').trim()]
    const answer = await mediaApi(accessToken).change(id, alt)
    if ('refused' in answer) return fail(422, { id, alt, problem: alt === '' ? NO_WORDS : answer.refused.says })
    sayDone(event, 'The description was saved.')
    redirect(303, managePaths.media(event.params.community))
  },
  remove: async (event: MediaEvent) => {
    const { accessToken } = await requireSession(event)
    const id = formText(await event.request.formData(), 'id')
    const answer = await mediaApi(accessToken).remove(id)
    if (answer && typeof answer === 'object' && 'refused' in answer)
      return fail(409, { id, alt: '', problem: answer.refused.says })
    sayDone(event, 'It was deleted.')
    redirect(303, managePaths.media(event.params.community))
  },
}

/** The list for a page that has a script, and what it brings. */
export async function listForPicker(event: MediaEvent) {
  const { accessToken } = await sessionOf(event)
  const { community } = event.params
  const q = event.url.searchParams.get('q')?.slice(0, 80) ?? ''
  const { data, page } = await mediaApi(accessToken).list(community, { q })
  return { media: data.map(toPicked(community)), next: page.next }
}

export async function uploadFromPicker(event: MediaEvent) {
  const { accessToken } = await sessionOf(event)
  const { community } = event.params
  const { searchParams } = event.url
  const [alt, name] = [searchParams.get('alt')?.trim() ?? '', searchParams.get('name')?.slice(-120) ?? '']
  const answer = await mediaApi(accessToken).upload(community, { file: await event.request.blob(), alt, name })
  return 'refused' in answer ? { problem: answer.refused.says } : { media: toPicked(community)(answer.data) }
}

async function sessionOf({ locals }: MediaEvent) {
  return (await locals.session()) ?? error(401, 'You are not signed in.', { code: 'signed_out' })
}
