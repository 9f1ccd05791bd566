import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { mySession } from '../../../functions/_contracts/profiles/sessions.ts'
import { list } from '../../../functions/_contracts/wire.ts'
import { useApi } from '../../support/api.ts'
import { createPerson } from '../../support/people.ts'

const PATH = '/gamification-api/sessions'

describe('my sessions', () => {
  const api = useApi()
  const sql = () => api().database.sql
  const signIn = async (person: string, browser: string, daysAgo = 0) => {
    const id = randomUUID()
    await sql()`
      insert into auth.sessions (id, user_id, user_agent, created_at, updated_at)
      values (${id}, ${person}, ${browser}, now() - interval '9 days', now() - make_interval(days => ${daysAgo}))`
    const token = await api().issuer.sign({ sub: person, session_id: id })
    const ask = (path = '', init: RequestInit = {}) =>
      api().ask(`${PATH}${path}`, undefined, { ...init, headers: { Authorization: `Bearer ${token}` } })
    return { id, ask, list: async () => list(mySession).parse(await (await ask()).json()).data }
  }

  it('are listed with the one used last first, and say which one asks', async () => {
    const person = await createPerson(sql(), 'Sam')
    const phone = await signIn(person, 'Phone', 2)
    const desk = await signIn(person, 'Desk')
    expect(await phone.list()).toMatchObject([
      { id: desk.id, user_agent: 'Desk', is_current: false },
      { id: phone.id, user_agent: 'Phone', is_current: true },
    ])
  })

  it('end when their user says so, at once and only once', async () => {
    const person = await createPerson(sql(), 'Sam')
    const [phone, desk] = [await signIn(person, 'Phone'), await signIn(person, 'Desk')]
    expect(await phone.list()).toHaveLength(2)
    for (let i = 0; i < 2; i++) expect((await desk.ask(`/${phone.id}`, { method: 'DELETE' })).status).toBe(204)
    await expect.poll(async () => (await phone.ask()).status).toBe(401)
    expect(await desk.list()).toMatchObject([{ id: desk.id }])
  })

  it('of other people are neither listed nor ended', async () => {
    const [mine, other] = [
      await signIn(await createPerson(sql(), 'Sam'), 'Desk'),
      await signIn(await createPerson(sql(), 'Kim'), 'Phone'),
    ]
    expect(await mine.list()).toMatchObject([{ id: mine.id }])
    expect((await mine.ask(`/${other.id}`, { method: 'DELETE' })).status).toBe(204)
    expect(await other.list()).toMatchObject([{ id: other.id }])
    expect((await mine.ask('/not-an-id', { method: 'DELETE' })).status).toBe(422)
  })

  it('a token without a session sees none as the current one', async () => {
    const person = await createPerson(sql(), 'Sam')
    await signIn(person, 'Desk')
    const answer = list(mySession).parse(await (await api().ask(PATH, person)).json())
    expect(answer.data).toMatchObject([{ user_agent: 'Desk', is_current: false }])
  })
})
