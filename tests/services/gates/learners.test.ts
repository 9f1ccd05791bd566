import { beforeAll, describe, expect, it } from 'vitest'
import { gate as gateSchema } from '../../../functions/_contracts/gates/gates.ts'
import { learnersPage } from '../../../functions/_contracts/gates/learners.ts'
import { dataOf, gatekeeper } from '../../support/gates.ts'
import { addMember, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { takeTest, useSchool, type Sitter } from '../../support/school.ts'

const NETWORKING = '&course=networking-essentials'

describe('the learners of a course', () => {
  const school = useSchool()
  const at = gatekeeper(school.api)
  let ines = ''
  const made: { id: string; name: string }[] = []
  const page = async (query: string) =>
    learnersPage.parse(await (await at.get(ines, `/learners?community=harbor${query}`)).json())

  /** How far they come: from nothing at all to everything. */
  const ways: Record<string, ((me: Sitter) => Promise<unknown>)[]> = {}
  const lessons = [
    ({ person }: Sitter) => at.does(person, 'lesson_completed', 'how-a-packet-travels'),
    ({ person }: Sitter) => at.does(person, 'lesson_completed', 'subnets-without-fear'),
  ]
  const exam = (correct: number) => (me: Sitter) => takeTest(me, school.test(), { correct })
  const submit = ({ person }: Sitter) => at.submit(person, 'networking-drawn', 'Mine')
  const decide =
    (decision: 'approve' | 'reject') =>
    async ({ person }: Sitter) =>
      at.decide(ines, await at.openOf(person), decision, 'So be it.')
  const waive =
    (slug: string) =>
    ({ person }: Sitter) =>
      at.waive(ines, person, slug)
  ways['amy read nothing'] = []
  ways['Ben began'] = lessons.slice(0, 1)
  ways['cleo was examined early'] = [exam(24)]
  ways['Dan, =HYPERLINK("x")'] = [...lessons, exam(12)]
  ways['Eve handed in'] = [...lessons, exam(25), submit]
  ways['Fay was sent back'] = [...lessons, waive('networking-check'), submit, decide('reject')]
  ways['Gus came again'] = [...lessons, waive('networking-check'), submit, decide('reject'), submit]
  ways['Hal is done'] = [...lessons, waive('networking-check'), submit, decide('approve')]
  ways['Ivy was let through'] = [waive('networking-drawn'), waive('security-check')]

  beforeAll(async () => {
    // Those of the demo have done nothing here.
    await school.sql()`delete from memberships where community_id = ${school.harbor()} and role = 'student'`
    ines = await createPerson(school.sql(), 'Ines')
    await addMember(school.sql(), school.harbor(), ines, 'instructor')
    for (const [name, way] of Object.entries(ways)) {
      const me = await school.newcomer()
      await school.sql()`update profiles set display_name = ${name} where id = ${me.person}`
      for (const step of way) await step(me)
      made.push({ id: me.person, name })
    }
  })

  it('each learner’s state in the table is the one that the gate explains to them, in every course and program', async () => {
    const states = new Set<string>()
    for (const whole of [NETWORKING, '&course=security-essentials', '&program=associate-technician']) {
      const { data, page: about } = await page(whole)
      expect(data.map(({ learner }) => learner.display_name)).toEqual(Object.keys(ways))
      for (const { learner, gates: shown } of data) {
        const explained = await dataOf(await at.get(ines, `/milestones?community=harbor${whole}&user_id=${learner.id}`))
        const expected = explained.map((it: unknown) => {
          const { id, standing } = gateSchema.parse(it)
          const { state, attempts, decided_at, waived } = standing
          return { id, state, attempts, decided_at, waived }
        })
        expect(shown, learner.display_name).toEqual(expected)
        expect(about.gates.map(({ id }) => id)).toEqual(shown.map(({ id }) => id))
        for (const { state } of shown) states.add(state)
      }
    }
    expect([...states].toSorted()).toEqual(['available', 'in_progress', 'locked', 'rejected', 'submitted', 'validated'])
  })

  it('learners are filtered by name, by state at a gate and by id, page by page', async () => {
    const first = await page('')
    expect(first.page).toMatchObject({ next: null, of: { scope: 'course', slug: 'networking-essentials' } })
    expect(first.page.all.map(({ scope, slug }) => `${scope} ${slug}`)).toEqual([
      'course networking-essentials',
      'course security-essentials',
      'program associate-technician',
    ])
    const names = async (query: string) =>
      (await page(`${NETWORKING}${query}`)).data.map(({ learner }) => learner.display_name)
    expect(await names('&gate=networking-drawn&state=submitted')).toEqual(['Eve handed in', 'Gus came again'])
    expect(await names('&gate=networking-drawn&state=validated')).toEqual(['Hal is done', 'Ivy was let through'])
    expect(await names('&gate=networking-check&state=locked')).toContain('Ben began')
    expect(await names('&search=DAN')).toEqual(['Dan, =HYPERLINK("x")'])
    expect(await names(`&user_id=${made[7]?.id}`)).toEqual(['Hal is done'])
    expect((await page(`${NETWORKING}&user_id=${made[7]?.id}`)).data[0]?.completed_at).not.toBeNull()

    const all: string[] = []
    let cursor: string | null = ''
    do {
      const { data, page: about }: Awaited<ReturnType<typeof page>> = await page(
        `${NETWORKING}&limit=4${cursor ? `&cursor=${cursor}` : ''}`,
      )
      all.push(...data.map(({ learner }) => learner.display_name))
      cursor = about.next
    } while (cursor)
    expect(all).toEqual(Object.keys(ways))
    const lone = await page(`${NETWORKING}&limit=1&gate=networking-drawn&state=submitted`)
    expect(await names(`&gate=networking-drawn&state=submitted&cursor=${lone.page.next}`)).toEqual(['Gus came again'])
  })

  it('the CSV export escapes names that a spreadsheet would run as formulas', async () => {
    const answer = await at.get(ines, `/learners.csv?community=harbor${NETWORKING}`)
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="networking-essentials-learners.csv"')
    await school.sql()`update profiles set display_name = '=1+1' where id = ${made[0]?.id ?? ''}`
    const lines = (await (await at.get(ines, `/learners.csv?community=harbor${NETWORKING}`)).text()).split('\r\n')
    expect(lines[0]).toBe(
      '"learner","username","Know the road","Networking exam","Draw a network you know","Certificate of networking essentials","completed_at"',
    )
    expect(lines.find((line) => line.includes('1+1'))).toMatch(/^"'=1\+1",/)
    expect(lines.find((line) => line.includes('HYPERLINK'))).toMatch(
      /^"Dan, =HYPERLINK\(""x""\)",".+","validated","in progress","locked","locked",$/,
    )
    expect(lines.find((line) => line.includes('Ivy'))).toContain('"waived"')
    expect(lines).toHaveLength(Object.keys(ways).length + 2)
    expect(lines.at(-1)).toBe('')
  })

  it('students and strangers do not see the learners of a community', async () => {
    const stranger = await createPerson(school.sql(), 'Stranger')
    for (const path of ['/learners', '/learners.csv']) {
      expect((await problemOf(await at.get(made[0]?.id ?? '', `${path}?community=harbor`))).code).toBe('not_allowed')
      expect((await at.get(stranger, `${path}?community=harbor`)).status).toBe(404)
      expect((await at.get(ines, `${path}?community=harbor&course=nowhere`)).status).toBe(404)
      expect((await at.get(ines, `${path}?community=harbor&state=locked`)).status).toBe(422)
    }
  })
})
