import { error, redirect, type RequestEvent } from '@sveltejs/kit'
import { paths } from '#lib/paths.ts'
import { mode, length } from '#contracts/tests/tests.ts'
import { startBody } from '#contracts/attempts/attempts.ts'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { readTaking, writeTaking } from './test-options.server.ts'

type InCommunity = RequestEvent<{ community: string }>

const isSecure = (event: InCommunity) => event.url.protocol === 'https:'

/** Starts an attempt, or resumes the unfinished one unless the form abandons it, and redirects to it. */
const start = async (event: InCommunity) => {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  const { success, data: body } = startBody.safeParse({
    test_id: formText(form, 'test'),
    mode: formText(form, 'mode'),
    length: Number(formText(form, 'length')),
    restart: form.has('restart'),
  })
  if (!success) error(400, 'This test cannot be started this way.')

  const { data: attempt } = await attemptsApi(accessToken).start(body)
  writeTaking(event.cookies, body, isSecure(event))
  redirect(303, paths.attempt(event.params.community, attempt.id))
}

/** Without a script, the mode has a form of its own; the form that starts has the length. */
const prefer = async (event: InCommunity) => {
  const form = await event.request.formData()
  const before = readTaking(event.cookies)
  const taking = {
    mode: mode.safeParse(formText(form, 'mode')).data ?? before.mode,
    length: length.safeParse(Number(formText(form, 'length'))).data ?? before.length,
  }
  writeTaking(event.cookies, taking, isSecure(event))
}

/** The form actions of every page that can start a test. */
export const takingActions = { start, prefer }
