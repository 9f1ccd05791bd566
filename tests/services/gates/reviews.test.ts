import { beforeAll, describe, expect, it } from 'vitest'
import { reviewPage, submission as submissionSchema } from '../../../functions/_contracts/gates/reviews.ts'
import { LEASE_MS } from '../../../functions/_domain/gates/claim.ts'
import { dataOf, gatekeeper } from '../../support/gates.ts'
import { addMember, createPerson, type PersonRole } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { useSchool } from '../../support/school.ts'

describe('what was handed in', () => {
  let ahead = 0
  const school = useSchool({ now: () => Date.now() + ahead })
  const at = gatekeeper(school.api)
  const staff: Record<string, string> = {}
  const learners: Record<string, string> = {}
  const add = async (name: string, role: PersonRole, community = school.harbor()) => {
    const person = await createPerson(school.sql(), name)
    await addMember(school.sql(), community, person, role)
    return person
  }
  const list = async (by: string, query = '') =>
    reviewPage.parse(await (await at.get(by, `/reviews?community=harbor${query}`)).json())
  const names = async (by: string, query = '') =>
    (await list(by, query)).data.map(({ learner }) => learner.display_name)
  /** At the gate where something is drawn, with a drawing. */
  const draws = async (name: string) => {
    const person = await add(name, 'student')
    for (const slug of ['networking-read', 'networking-check'])
      await dataOf(await at.waive(staff.Ines ?? '', person, slug))
    ahead += 1000
    await dataOf(await at.submit(person, 'networking-drawn', `By ${name}`))
    learners[name] = person
    return person
  }
  beforeAll(async () => {
    for (const name of ['Ines', 'Otto']) staff[name] = await add(name, 'instructor')
    for (const name of ['Bea Brook', 'Abe Adler', 'Cyd 100%']) await draws(name)
  })
  const [ines, otto] = [() => staff.Ines ?? '', () => staff.Otto ?? '']

  it('open submissions come oldest first, filtered by course, kind and name, page by page', async () => {
    expect(await names(ines())).toEqual(['Bea Brook', 'Abe Adler', 'Cyd 100%'])
    const { data, page } = await list(ines(), '&limit=1')
    expect(data[0]).toMatchObject({
      community: 'harbor',
      gate: { slug: 'networking-drawn', of: { slug: 'networking-essentials' }, max_attempts: 3 },
      evidence: { text: 'By Bea Brook' },
      attempt: 1,
      claimed_by: null,
      decision: null,
      earlier: [],
    })
    expect(page).toMatchObject({
      open: 3,
      counts: [{ scope: 'course', slug: 'networking-essentials', title: 'Networking essentials', open: 3 }],
    })
    expect(await names(ines(), `&limit=2&cursor=${page.next}`)).toEqual(['Abe Adler', 'Cyd 100%'])
    expect(await names(ines(), '&course=networking-essentials&type=skill_demonstration&search=ADL')).toEqual([
      'Abe Adler',
    ])
    expect(await names(ines(), '&search=%25')).toEqual(['Cyd 100%'])
    expect(await names(ines(), '&course=security-essentials')).toEqual([])
    expect(await names(ines(), '&program=associate-technician')).toEqual([])
    const both = await at.get(ines(), '/reviews?community=harbor&course=a&program=b')
    expect((await problemOf(both)).code).toBe('validation_failed')
  })

  it('instructors of the community review submissions, but never their own', async () => {
    const [lumen] = await school.sql()`select id from communities where slug = 'lumen'`
    const elsewhere = await add('Elsewhere', 'admin', String(lumen?.id))
    const id = await at.openOf(learners['Bea Brook'] ?? '')
    for (const path of ['/reviews?community=harbor', `/reviews/${id}`]) {
      expect((await at.get(elsewhere, path)).status).toBe(404)
      for (const name of ['Bea Brook', 'Abe Adler'])
        expect([403, 404]).toContain((await at.get(learners[name] ?? '', path)).status)
    }
    expect((await at.claim(elsewhere, id)).status).toBe(404)
    expect((await problemOf(await at.claim(learners['Bea Brook'] ?? '', id))).code).toBe('not_allowed')
    expect((await list(elsewhere, '').catch(() => 'nothing')) satisfies unknown).toBe('nothing')

    // An instructor may learn, too; another instructor reviews what they submit.
    const both = await draws('Dora Double')
    await school.sql()`update memberships set role = 'instructor' where user_id = ${both}`
    expect(await names(both)).not.toContain('Dora Double')
    expect(await names(ines())).toContain('Dora Double')
    expect((await problemOf(await at.claim(both, await at.openOf(both)))).code).toBe('not_allowed')
  })

  it('of twenty concurrent claims one gets the lease, and no other instructor decides the submission until it ends', async () => {
    const id = await at.openOf(learners['Abe Adler'] ?? '')
    const many = await Promise.all(Array.from({ length: 20 }, (_, n) => add(`Instructor ${n}`, 'instructor')))
    const answers = await Promise.all(many.map((one) => at.claim(one, id)))
    const winners = many.filter((_, n) => answers[n]?.status === 200)
    expect(winners).toHaveLength(1)
    const [winner = ''] = winners
    const { claimed_by: by, claimed_until } = submissionSchema.parse(
      await dataOf(await at.get(ines(), `/reviews/${id}`)),
    )
    expect(by?.id).toBe(winner)
    for (const answer of answers.filter(({ status }) => status !== 200))
      expect(await problemOf(answer)).toMatchObject({
        status: 409,
        code: 'claimed',
        errors: [
          { path: 'claimed_by', message: by?.display_name },
          { path: 'claimed_until', message: claimed_until },
        ],
      })
    expect(await names(winner, '&state=mine')).toEqual(['Abe Adler'])
    expect(await names(ines(), '&state=mine')).toEqual([])

    expect((await problemOf(await at.decide(ines(), id, 'approve'))).code).toBe('claimed')
    // Only the instructor who has the lease can release it.
    expect(await dataOf(await at.claim(ines(), id, true))).toMatchObject({ claimed_by: { id: winner } })
    ahead += LEASE_MS - 60_000
    const renewed = await dataOf(await at.claim(winner, id))
    expect(Date.parse(renewed.claimed_until)).toBeGreaterThan(Date.parse(claimed_until ?? ''))
    ahead += 2 * 60_000
    expect((await problemOf(await at.claim(otto(), id))).code).toBe('claimed')

    ahead += LEASE_MS
    expect(await dataOf(await at.get(otto(), `/reviews/${id}`))).toMatchObject({
      claimed_by: null,
      claimed_until: null,
    })
    expect(await dataOf(await at.claim(otto(), id))).toMatchObject({ claimed_by: { display_name: 'Otto' } })
    expect(await dataOf(await at.claim(otto(), id, true))).toMatchObject({ claimed_by: null })
    await dataOf(await at.claim(ines(), id))
    expect((await problemOf(await at.decide(otto(), id, 'approve'))).code).toBe('claimed')
    await dataOf(await at.decide(ines(), id, 'reject', 'Where are the prefixes?'))
    expect(await problemOf(await at.claim(otto(), id))).toMatchObject({
      code: 'already_decided',
      detail: 'Ines already sent it back. Nothing was changed.',
    })
  })

  it('decided submissions come newest first, and the next attempt shows the earlier ones', async () => {
    await dataOf(await at.decide(otto(), await at.openOf(learners['Bea Brook'] ?? ''), 'approve', 'Clear.'))
    const { data, page } = await list(ines(), '&state=decided')
    expect(
      data.map(({ learner, decision, decided_by, reason }) => [
        learner.display_name,
        decision,
        decided_by?.display_name,
        reason,
      ]),
    ).toEqual([
      ['Bea Brook', 'approved', 'Otto', 'Clear.'],
      ['Abe Adler', 'rejected', 'Ines', 'Where are the prefixes?'],
    ])
    expect(page.open).toBe(2)
    const first = await list(ines(), '&state=decided&limit=1')
    expect(await names(ines(), `&state=decided&cursor=${first.page.next}`)).toEqual(['Abe Adler'])

    const abe = learners['Abe Adler'] ?? ''
    await dataOf(await at.submit(abe, 'networking-drawn', 'With prefixes'))
    expect(await dataOf(await at.get(ines(), `/reviews/${await at.openOf(abe)}`))).toMatchObject({
      attempt: 2,
      evidence: { text: 'With prefixes' },
      earlier: [
        { attempt: 1, decision: 'rejected', reason: 'Where are the prefixes?', evidence: { text: 'By Abe Adler' } },
      ],
    })
    // The submission of a learner who left is hidden until they are back.
    await school.sql()`delete from memberships where user_id = ${abe}`
    expect(await names(ines())).toEqual(['Cyd 100%', 'Dora Double'])
  })
})
