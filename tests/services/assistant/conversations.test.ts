import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { conversation } from '../../../functions/_contracts/assistant/conversations.ts'
import { assistantSettings } from '../../../functions/_contracts/assistant/settings.ts'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import { helped } from '../../support/helped.ts'
import { addMember, createPerson, type PersonRole } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { profiles } from '../../support/profiles.ts'
import { useSchool } from '../../support/school.ts'

describe('what learners ask the assistant', () => {
  const school = useSchool()
  const profile = profiles(school.api)
  const member = async (role: PersonRole) => {
    const person = await createPerson(school.sql(), `Some ${role}`)
    await addMember(school.sql(), school.harbor(), person, role)
    return person
  }
  const conversations = async (person: string, query = '') => {
    const response = await school.api().ask(`/assistant-api/conversations?community=harbor${query}`, person)
    const next = z.object({ page: z.object({ next: z.string().nullable() }) })
    const body: unknown = await response.json()
    return { ...z.object({ data: conversation.array() }).parse(body), ...next.parse(body).page }
  }
  const settings = async (person: string, body: object) => {
    const response = await school.api().ask('/assistant-api/settings?community=harbor', person, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) return problemOf(response)
    return assistantSettings.parse((await response.json()).data)
  }
  const asks = async (...said: string[]) => {
    const me = await school.newcomer()
    const attempt = await me.start({ test_id: school.test(), mode: 'practice', length: 25 })
    const help = helped(school.api(), me.person)
    for (const words of said) await help.step(attempt.id, 4, { words })
    return { me, attempt, help }
  }

  it('is read by instructors, the newest first and page by page, and by no student', async () => {
    const teacher = await member('instructor')
    const { me, attempt } = await asks(
      'I think it is the second.',
      'The frame did arrive, so…',
      'One more thought of mine',
    )
    const first = await conversations(teacher, '&limit=2')
    expect(first.data.map(({ step, words }) => [step, words])).toEqual([
      ['analogue', 'One more thought of mine'],
      ['concept', 'The frame did arrive, so…'],
    ])
    expect(first.data[0]).toMatchObject({
      learner: { id: me.person },
      test: { slug: 'networking-fundamentals' },
      number: 4,
      prompt: attempt.questions[3]?.prompt,
      source: 'author',
      model: null,
    })
    const rest = await conversations(teacher, `&limit=2&cursor=${first.next}`)
    expect(rest.data.map(({ step }) => step)).toEqual(['nudge'])
    expect(rest.next).toBeNull()
    expect(
      await problemOf(await school.api().ask('/assistant-api/conversations?community=harbor', me.person)),
    ).toMatchObject({ code: 'not_allowed' })
    const stranger = await createPerson(school.sql(), 'Stranger')
    expect((await school.api().ask('/assistant-api/conversations?community=harbor', stranger)).status).toBe(404)
  })

  it('has no names where the community wants none, and learners are told who reads it', async () => {
    const [admin, teacher] = [await member('admin'), await member('instructor')]
    const { attempt, help } = await asks('I think it is the second.')
    expect((await help.ladder(attempt.id, 4)).read_by).toEqual({ instructors: true, names: true })
    expect(await settings(teacher, { shows_names: false })).toMatchObject({ code: 'not_allowed' })
    expect(await settings(admin, { shows_names: false })).toMatchObject({
      shows_names: false,
      enabled: true,
      models: null,
    })
    expect((await help.ladder(attempt.id, 4)).read_by).toEqual({ instructors: true, names: false })
    const { data } = await conversations(teacher)
    expect(data.every(({ learner }) => learner === null)).toBe(true)
    const [decision] = await school.sql()`
      select actor_id, details -> 'to' ->> 'shows_names' as shows from audit_log where action = 'assistant.settings_changed'
    `
    expect(decision).toEqual({ actor_id: admin, shows: 'false' })
    await settings(admin, { shows_names: true })
  })

  it('has budgets that admins choose and give up, within what is possible', async () => {
    const [admin, student] = [await member('admin'), await member('student')]
    expect(await settings(admin, { month_micros: 5_000_000, learner_day_micros: 0 })).toMatchObject({
      month: {
        limit_micros: 5_000_000,
        configured_micros: 1_000_000,
        is_chosen: true,
        spent_micros: 0,
        reserved_micros: 0,
      },
      learner_day: { limit_micros: 0, is_chosen: true },
      site_has_budget: true,
    })
    expect(await settings(admin, { month_micros: null })).toMatchObject({
      month: { limit_micros: 1_000_000, is_chosen: false },
      learner_day: { limit_micros: 0, is_chosen: true },
    })
    await settings(admin, { learner_day_micros: null })
    for (const month_micros of [-1, 1.5, 2_000_000_000, 'much'])
      expect(await settings(admin, { month_micros })).toMatchObject({ code: 'validation_failed' })
    for (const path of ['settings', 'usage'])
      expect((await school.api().ask(`/assistant-api/${path}?community=harbor`, student)).status).toBe(403)
    const usage = await school.api().ask('/assistant-api/usage?community=harbor&days=7', admin)
    expect(await usage.json()).toEqual({ community: 'harbor', data: [], page: { next: null } })
  })

  it('is in the export of the learner, and goes with the account', async () => {
    const { me, attempt } = await asks('I think it is the second.')
    const data = exported.parse(await (await profile.export(me.person)).json())
    expect(data.attempts.find(({ id }) => id === attempt.id)?.help).toMatchObject([
      { number: 4, step: 'nudge', words: 'I think it is the second.', source: 'author', ending: 'done', tried: [] },
    ])
    const { username } = await profile.mine(me.person)
    expect((await profile.delete(me.person, username)).status).toBe(204)
    const [left] = await school.sql()`select count(*)::int as n from assistant_steps where user_id = ${me.person}`
    expect(left?.n).toBe(0)
  })
})
