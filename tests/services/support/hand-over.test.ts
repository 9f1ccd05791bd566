import { describe, expect, it } from 'vitest'
import { notificationList } from '../../../functions/_contracts/notifications/notifications.ts'
import { problemOf } from '../../support/problem.ts'
import { useQuestions } from '../../support/questions.ts'

describe('a question that is handed over', () => {
  const { school, send, act, teacher, learner, ask, own, queued, idsIn } = useQuestions()
  const notificationsOf = async (person: string) =>
    notificationList.parse(await (await school.api().ask('/gamification-api/notifications', person)).json()).data

  it('is claimed by the other, who is told and reads the note', async () => {
    const [me, by, to] = [await learner(), await teacher('instructor', 'Bea'), await teacher('admin', 'Ada')]
    const { id } = await ask(me)
    const { teachers } = await queued(by, id)
    expect(teachers.map((it) => it.id)).toContain(to)
    expect(teachers.map((it) => it.id)).not.toContain(by)
    const handed = await act(by, `${id}/hand-over`, { to, note: 'You know subnets.' })
    expect(handed).toMatchObject({ claimed_by: { id: to } })
    expect(handed.said.at(-1)).toMatchObject({ kind: 'note', author: { id: by }, body: 'You know subnets.' })
    expect(await idsIn(to, 'mine')).toContain(id)
    expect(await notificationsOf(to)).toMatchObject([
      { kind: 'support_handed_over', question: { id }, by: { name: 'Bea' }, community: 'harbor', read: false },
    ])
    expect(await notificationsOf(by)).toEqual([])
    expect((await own(me, id)).said).toHaveLength(1)
    await school.sql()`delete from auth.users where id = ${by}`
    expect(await notificationsOf(to)).toMatchObject([{ kind: 'support_handed_over', by: null }])
  })

  it('goes only to somebody else who teaches here and did not ask it', async () => {
    const [me, by, colleague] = [await learner(), await teacher(), await teacher()]
    const { id } = await ask(colleague, { body: 'Can you see this?' })
    for (const to of [me, by, colleague, crypto.randomUUID()])
      expect(await problemOf(await send('POST', `/queue/${id}/hand-over`, by, { to }))).toMatchObject({
        status: 422,
        errors: [{ path: 'body.to' }],
      })
    expect((await queued(by, id)).teachers.map((it) => it.id)).not.toContain(colleague)
  })

  it('two who hand it over at once: one does, the other is refused', async () => {
    const [me, first, second, third] = [await learner(), await teacher(), await teacher(), await teacher()]
    const { id } = await ask(me)
    const answers = await Promise.all(
      [first, second].map((by) => send('POST', `/queue/${id}/hand-over`, by, { to: third })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
    expect((await queued(third, id)).events).toHaveLength(1)
    expect(await notificationsOf(third)).toHaveLength(1)
  })
})
