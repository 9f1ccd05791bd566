import { describe, expect, it } from 'vitest'
import { useGatedCourse } from '../../support/gated-course.ts'
import { dataOf } from '../../support/gates.ts'
import { addMember, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'

describe('a learner’s gate', () => {
  const { school, at, ines, idOf, gates, atTheDrawing } = useGatedCourse()

  it('other learners and strangers neither see a learner’s gate nor decide a submission', async () => {
    const person = await atTheDrawing()
    await dataOf(await at.submit(person, 'networking-drawn', 'Mine'))
    const submission = await at.openOf(person)
    const other = (await school.newcomer()).person
    const stranger = await createPerson(school.sql(), 'Stranger')
    const elsewhere = await createPerson(school.sql(), 'Elsewhere')
    const [lumen] = await school.sql()`select id from communities where slug = 'lumen'`
    await addMember(school.sql(), lumen?.id, elsewhere, 'admin')
    for (const one of [other, stranger, elsewhere]) {
      expect((await at.decide(one, submission, 'approve')).status).toBe(404)
      const explain = `/milestones/${idOf('networking-drawn')}/explain?user_id=${person}`
      expect((await at.get(one, explain)).status).toBe(404)
    }
    expect((await problemOf(await at.decide(person, submission, 'approve'))).code).toBe('not_allowed')
    expect((await gates(ines(), undefined, `&user_id=${person}`))[2]?.standing.state).toBe('submitted')
    const listed = '/milestones?community=harbor&course=networking-essentials'
    expect((await problemOf(await at.get(other, `${listed}&user_id=${person}`))).code).toBe('not_allowed')
  })
})
