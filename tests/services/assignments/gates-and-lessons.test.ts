import { describe, expect, it } from 'vitest'
import { assignment, myAssignments } from '../../../functions/_contracts/assignments/assignments.ts'
import { one } from '../../../functions/_contracts/wire.ts'
import { inHours } from '../../support/assignments.ts'
import { useGatedCourse } from '../../support/gated-course.ts'
import { dataOf } from '../../support/gates.ts'

describe('an assigned lesson and an assigned gate', () => {
  const { school, at, ines, atTheDrawing, read, idOf } = useGatedCourse()

  const send = async (method: string, path: string, who: string, body?: object) => {
    const response = await school.api().ask(`/communities-api/harbor${path}`, who, {
      method,
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    })
    expect([200, 201], await response.clone().text()).toContain(response.status)
    return response.json()
  }
  const assign = async (
    kind: 'lesson' | 'gate',
    { to, subject }: { to: string; subject: string },
    more: object = {},
  ) => {
    const body = { title: kind, zone: 'UTC', users: [to], opens_at: inHours(-9), ...more }
    const made = one(assignment).parse(
      await send('POST', '/assignments', ines(), { kind, subject_id: subject, ...body }),
    )
    const { id, revision } = made.data
    await send('POST', `/assignments/${id}/status`, ines(), { revision, status: 'published' })
    return id
  }
  const standing = async (who: string, of: string) =>
    myAssignments.parse(await send('GET', '/my-assignments', who)).data.find(({ id }) => id === of)
  const lesson = async (slug: string) => {
    const [row] = await school.sql()<{ id: string }[]>`select id from contents where slug = ${slug}`
    return row?.id ?? ''
  }

  it('is done once the lesson is read, also if that was before it was assigned', async () => {
    const { person } = await school.newcomer()
    const to = await assign('lesson', { to: person, subject: await lesson('how-a-packet-travels') })
    expect(await standing(person, to)).toMatchObject({ state: 'not_started', score: null })
    await read(person, 'how-a-packet-travels')
    expect(await standing(person, to)).toMatchObject({ state: 'done', score: 100, late: false })
    const again = await assign('lesson', { to: person, subject: await lesson('how-a-packet-travels') })
    expect(await standing(person, again)).toMatchObject({ state: 'done', score: 100 })
  })

  it('is late where it was read after it was due, and done all the same', async () => {
    const { person } = await school.newcomer()
    const due = { due_at: inHours(-1) }
    const to = await assign('lesson', { to: person, subject: await lesson('how-a-packet-travels') }, due)
    expect(await standing(person, to)).toMatchObject({ state: 'late', score: null })
    await read(person, 'how-a-packet-travels')
    expect(await standing(person, to)).toMatchObject({ state: 'done', score: 100, late: true })
  })

  it('waits while an instructor looks at the gate, and follows what they decide', async () => {
    const person = await atTheDrawing()
    const to = await assign('gate', { to: person, subject: idOf('networking-drawn') })
    expect(await standing(person, to)).toMatchObject({ score: null })
    await dataOf(await at.submit(person, 'networking-drawn', 'Two routers'))
    expect(await standing(person, to)).toMatchObject({ state: 'handed_in', score: null })
    await dataOf(await at.decide(ines(), await at.openOf(person), 'reject', 'Where is the switch?'))
    expect(await standing(person, to)).toMatchObject({ state: 'in_progress', score: null })
    await dataOf(await at.submit(person, 'networking-drawn', 'Two routers and a switch'))
    await dataOf(await at.decide(ines(), await at.openOf(person), 'approve'))
    expect(await standing(person, to)).toMatchObject({ state: 'done', score: 100 })
  })
})
