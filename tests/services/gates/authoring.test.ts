import { describe, expect, it } from 'vitest'
import { useAcademy } from '../../support/academy.ts'
import { gateAuthor, lessonsRead } from '../../support/gate-author.ts'
import { addMember, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'

describe('an instructor writes gates', () => {
  const academy = useAcademy()
  const { sql } = academy
  const { ask, write, gate, change, reread, made } = gateAuthor(academy)

  it('instructors write gates; students and strangers are refused, invalid fields named, and impossible conditions warned about', async () => {
    const course = await academy.course('Packets')
    const of = { course: course.slug }
    await academy.content(course, 'A lesson')
    const read = await gate(of, 'Read', {
      validation: 'auto',
      validation_criteria: lessonsRead(course.slug, 2),
      xp: 40,
    })
    expect(read).toMatchObject({
      slug: 'read',
      status: 'draft',
      position: 1,
      of: { title: 'Packets', status: 'draft' },
      validation_says: expect.stringContaining('2 lessons'),
      warnings: [{ path: 'validation_criteria.gte', message: 'Packets has 1 of them, and each counts once' }],
      learners: { submitted: 0, rejected: 0, validated: 0, others: 0 },
    })
    const mended = await made(change(read, { validation_criteria: lessonsRead(course.slug) }))
    expect(mended.warnings).toEqual([])
    const second = await gate(of, 'Read', {
      needs: [read.id],
      description: 'Draw it.',
      max_attempts: 3,
      cooldown_hours: 24,
    })
    expect(second).toMatchObject({ slug: 'read-2', position: 2, needs: [{ title: 'Read' }] })
    expect((await reread(read)).needed_by).toMatchObject([{ title: 'Read', id: second.id }])
    expect(second.warnings).toEqual([
      { path: 'needs[0]', message: '“Read” is still a draft, so learners cannot pass it' },
    ])

    const wrong: [object, string][] = [
      [{ validation: 'auto' }, 'validation_criteria'],
      [{ validation_criteria: lessonsRead(course.slug) }, 'validation_criteria'],
      [{ validation: 'auto', validation_criteria: { counter: 'nothing', gte: 1 } }, 'validation_criteria.counter'],
      [{ unlock_criteria: { all: [{ level: 2 }, { level: 101 }] } }, 'unlock_criteria.all[1].level'],
      [{ validation: 'auto', validation_criteria: { level: 2 }, max_attempts: 2 }, 'max_attempts'],
      [{ passing_score: 75 }, 'passing_score'],
      [{ needs: [crypto.randomUUID()] }, 'needs[0]'],
      [{ achievement_id: crypto.randomUUID() }, 'achievement_id'],
      [{ program: 'x' }, 'course'],
    ]
    for (const [more, path] of wrong) {
      const refused = await problemOf(await write(of, 'Wrong', more))
      expect(refused).toMatchObject({ code: 'validation_failed', errors: [{ path: `body.${path}` }] })
    }
    expect(await problemOf(await write(of, 'Taken', { slug: 'read' }))).toMatchObject({ code: 'already_exists' })
    expect(await problemOf(await change(mended, { validation: 'manual' }))).toMatchObject({
      code: 'validation_failed',
      errors: [{ path: 'body.validation_criteria' }],
    })

    const student = academy.student()
    const foreign = await createPerson(sql(), 'Foreign')
    const [harbor] = await sql()`select id from communities where slug = 'harbor'`
    await addMember(sql(), harbor?.id, foreign, 'admin')
    const order = { community: academy.slug(), ...of, was: [], ids: [] }
    for (const [method, path, body] of [
      ['POST', '', { community: academy.slug(), ...of, title: 'Mine', type: 'completion', validation: 'manual' }],
      ['GET', `/written?community=${academy.slug()}`, undefined],
      ['GET', `/${read.id}`, undefined],
      ['GET', `/${read.id}/dry-run`, undefined],
      ['PATCH', `/${read.id}`, { updated_at: mended.updated_at, title: 'Mine' }],
      ['DELETE', `/${read.id}`, undefined],
      ['PUT', '/order', order],
    ] as const) {
      // A draft is not there for students.
      const code = path.startsWith(`/${read.id}`) ? 'not_found' : 'not_allowed'
      expect(await problemOf(await ask(method, path, body, student))).toMatchObject({ code })
      expect(await problemOf(await ask(method, path, body, foreign))).toMatchObject({ code: 'not_found' })
    }
    const listed = await academy.data(ask('GET', `/written?community=${academy.slug()}`))
    expect(listed).toMatchObject([{ title: 'Read' }, { title: 'Read', slug: 'read-2' }])
    const log = await sql()`
      select action, details - 'title' as details from audit_log where subject_id = ${read.id} order by id
    `
    expect(log).toMatchObject([
      { action: 'milestone.created' },
      { action: 'milestone.changed', details: { changed: ['validation_criteria'] } },
    ])
  })

  it('of two changes or orders made from the same version the second gets a conflict, and reordering is no change', async () => {
    const of = { course: (await academy.course('Two')).slug }
    const [one, other] = [await gate(of, 'One'), await gate(of, 'Other')]
    const put = (was: string[], wanted: string[]) =>
      ask('PUT', '/order', { community: academy.slug(), ...of, was, ids: wanted })
    const was = [one.id, other.id]
    expect(await academy.data(put(was, was.toReversed()))).toMatchObject([{ title: 'Other' }, { title: 'One' }])
    expect(await problemOf(await put(was, was))).toMatchObject({
      code: 'conflict',
      errors: [{ message: `${other.id} Other` }, { message: `${one.id} One` }],
    })
    expect(await problemOf(await put(was.toReversed(), [one.id]))).toMatchObject({ code: 'order_differs' })
    const answers = await Promise.all([change(one, { title: 'A' }), change(one, { title: 'B', needs: [] })])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const slower = answers.find(({ status }) => status === 409) ?? answers[0]
    expect(await problemOf(slower)).toMatchObject({ code: 'conflict', errors: [{ path: 'body.updated_at' }] })
  })
})
