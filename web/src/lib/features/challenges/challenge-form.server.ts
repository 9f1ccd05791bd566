import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { challengeBody, changeChallengeBody } from '#contracts/challenges/challenges.ts'
import { challengesApi } from '#lib/api/challenges.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { toFieldErrors } from '#lib/field-errors.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'

type OfCommunity = RequestEvent<{ community: string }>

/** What was entered, to be shown again when it is refused. */
export interface EnteredChallenge {
  problem: string
  title: string
  words: string
  starts_on: string
  ends_on: string
  counter: string
  gte: string
  team_score: string
  teams: string
}

async function readForm(event: OfCommunity) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  return { api: challengesApi(accessToken), text: (name: string) => formText(form, name).trim() }
}

function back(event: OfCommunity, done: string): never {
  sayDone(event, done)
  redirect(303, managePaths.manageChallenges(event.params.community))
}

export async function createChallenge(event: OfCommunity) {
  const { api, text } = await readForm(event)
  const [title, words, starts_on, ends_on] = [text('title'), text('words'), text('starts_on'), text('ends_on')]
  const [counter, gte, team_score, teams] = [text('counter'), text('gte'), text('team_score'), text('teams')]
  const refuse = (problem: string) =>
    fail(422, {
      ...{ problem, title, words, starts_on, ends_on, counter, gte, team_score, teams },
    } satisfies EnteredChallenge)
  const body = challengeBody.safeParse({
    ...{ community: event.params.community, title, words, starts_on, ends_on },
    criteria: { counter, gte: Number(gte) },
    team_score: team_score === '' ? null : team_score,
    teams: teams.split('\n').flatMap((name) => name.trim() || []),
  })
  if (!body.success) return refuse(problemIn(toFieldErrors(body.error.issues)[0]?.path.split('.')[0]))
  const answer = await api.create(body.data)
  if ('refused' in answer) return refuse(answer.refused.says)
  return back(event, `“${answer.data.title}” is there.`)
}

/** In the words of the form. */
function problemIn(field: string | undefined): string {
  if (field === 'starts_on' || field === 'ends_on')
    return 'Choose a first and a last day. A challenge ends after it starts, and takes up to 93 days.'
  if (field === 'criteria') return 'Say how many: a number from 1.'
  if (field === 'teams' || field === 'team_score')
    return 'Name two teams or more, each in a line of its own and each differently, or let everybody take part for themselves.'
  return 'Give it a title of up to 80 characters, and up to 500 characters of words.'
}

export async function changeChallenge(event: OfCommunity) {
  const { api, text } = await readForm(event)
  const { success, data } = changeChallengeBody.safeParse({ title: text('title'), words: text('words') })
  if (!success) return fail(422, { wrong: problemIn('title') })
  const answer = await api.change(text('id'), data)
  return 'refused' in answer ? fail(409, { wrong: answer.refused.says }) : back(event, 'Saved.')
}

export async function endChallenge(event: OfCommunity) {
  const { api, text } = await readForm(event)
  const answer = await api.end(text('id'))
  return 'refused' in answer ? fail(409, { wrong: answer.refused.says }) : back(event, 'The challenge has ended.')
}

export async function deleteChallenge(event: OfCommunity) {
  const { api, text } = await readForm(event)
  const answer = await api.remove(text('id'))
  const isRefused = answer !== null && typeof answer === 'object' && 'refused' in answer
  return isRefused ? fail(409, { wrong: answer.refused.says }) : back(event, 'The challenge was deleted.')
}
