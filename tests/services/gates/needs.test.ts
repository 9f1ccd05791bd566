import { describe, expect, it } from 'vitest'
import { asActor } from '../../rls/try.ts'
import { useAcademy } from '../../support/academy.ts'
import { gateAuthor } from '../../support/gate-author.ts'
import { problemOf } from '../../support/problem.ts'

describe('the gates that a gate needs', () => {
  const academy = useAcademy()
  const { sql } = academy
  const { write, gate, change, reread, made } = gateAuthor(academy)

  it('a change that makes gates need each other is refused with the cycle’s titles; of two concurrent changes that close one, one is refused', async () => {
    const of = { course: (await academy.course('Cycle')).slug }
    const [a, b] = [await gate(of, 'A'), await gate(of, 'B')]
    expect(await problemOf(await change(a, { needs: [a.id] }))).toMatchObject({
      code: 'milestone_cycle',
      errors: [{ path: 'body.needs', message: 'A → A' }],
    })
    for (let round = 0; round < 2; round++) {
      const answers = await Promise.all([
        change(await reread(a), { needs: [b.id] }),
        change(await reread(b), { needs: [a.id] }),
      ])
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422])
      const refused = await problemOf(answers.find(({ status }) => status === 422) ?? answers[0])
      expect(refused.code).toBe('milestone_cycle')
      expect(['A → B → A', 'B → A → B']).toContain(refused.errors[0]?.message)
      await Promise.all([made(change(await reread(a), { needs: [] })), made(change(await reread(b), { needs: [] }))])
    }
    const c = await gate(of, 'C', { needs: [b.id] })
    await made(change(await reread(b), { needs: [a.id] }))
    expect(await problemOf(await change(await reread(a), { needs: [c.id] }))).toMatchObject({
      errors: [{ message: 'A → C → B → A' }],
    })
  })

  it('a course’s gate may need only gates of its course, a program’s gate also those of its courses; the database refuses others, too', async () => {
    const [inside, outside] = [await academy.course('Inside'), await academy.course('Outside')]
    const program = await academy.program('Program')
    const within = { was: [], ids: [inside.id] }
    expect((await academy.ask('PUT', `/programs/${program.id}/courses`, within)).status).toBe(200)
    const [near, far] = [await gate({ course: inside.slug }, 'Near'), await gate({ course: outside.slug }, 'Far')]
    const refused = { code: 'validation_failed', errors: [{ path: 'body.needs[0]' }] }
    expect(await problemOf(await change(near, { needs: [far.id] }))).toMatchObject(refused)
    expect(await problemOf(await write({ program: program.slug }, 'All', { needs: [far.id] }))).toMatchObject(refused)
    const all = await gate({ program: program.slug }, 'All', { needs: [near.id] })
    expect(all).toMatchObject({ scope: 'program', needs: [{ title: 'Near', of: 'Inside' }] })
    expect(await problemOf(await change(near, { needs: [all.id] }))).toMatchObject(refused)
    const as = await academy.member('instructor')
    for (const [edge, needed] of [
      [`course_milestone_id, needs_course_milestone_id`, [near.id, far.id]],
      [`program_milestone_id, needs_course_milestone_id`, [all.id, far.id]],
    ] as const)
      await expect(
        asActor(sql(), as, (tx) =>
          tx.unsafe(
            `insert into milestone_prerequisites (community_id, ${edge}) values ('${academy.id()}', '${needed.join("', '")}')`,
          ),
        ),
      ).rejects.toMatchObject({ code: '23514' })
    await academy.data(academy.ask('PUT', `/programs/${program.id}/courses`, { was: [inside.id], ids: [outside.id] }))
    expect((await reread(all)).warnings[0]?.message).toBe('its course is not in this program any more')
  })
})
