import { beforeAll, describe, expect, it } from 'vitest'
import { achievementDetail } from '../../../functions/_contracts/achievements/detail.ts'
import { useGuild } from '../../support/guild.ts'
import { problemOf } from '../../support/problem.ts'

describe("a community's own achievements", () => {
  const guild = useGuild()
  let instructor: string
  let student: string
  beforeAll(async () => {
    instructor = await guild.member('instructor')
    student = await guild.member('student', 'Stu')
    await guild.post(student, 4)
  })
  const draft = (more: object = {}) => ({
    community: guild.slug(),
    slug: 'poster',
    name: 'Poster',
    description: 'Write a few posts.',
    type: 'progress',
    category: 'social',
    icon: 'star',
    color: 'gold',
    rarity: 'common',
    points: 10,
    xp: 50,
    criteria: { counter: 'post_created', gte: 3 },
    ...more,
  })
  const define = (more: object = {}, person = instructor) => guild.ask('POST', '', person, draft(more))
  const defined = async (response: Response | Promise<Response>) =>
    achievementDetail.parse((await (await response).json()).data)
  const change = (id: string, body: object, person = instructor) => guild.ask('PATCH', `/${id}`, person, body)
  const visibleSlugs = async (person: string, query = {}) =>
    (await guild.catalogue(person, query)).map(({ slug }) => slug)

  const idOf = async (slug: string): Promise<string> => {
    const [row] = await guild.sql()`select id from achievements where slug = ${slug} and community_id = ${guild.id()}`
    return row?.id
  }

  it('begin as drafts that only instructors see and that change in place', async () => {
    const response = await define()
    expect(response.status).toBe(201)
    const { id, status } = await defined(response)
    expect(status).toBe('draft')
    expect([await visibleSlugs(student), await visibleSlugs(student, { state: 'draft' })]).toEqual([[], []])
    expect(await visibleSlugs(instructor, { state: 'draft' })).toEqual(['poster'])
    const changed = await defined(change(id, { criteria: { counter: 'post_created', gte: 2 }, name: 'Posts' }))
    expect(changed).toMatchObject({ name: 'Posts', version: 1, says: 'Write 2 posts' })
    expect(changed.versions).toHaveLength(1)
  })

  it('are awarded to learners who already met them when they go live, and get a new version when changed', async () => {
    const id = await idOf('poster')
    expect(await defined(change(id, { status: 'live' }))).toMatchObject({ status: 'live', version: 1 })
    await guild.sweep()
    expect(await visibleSlugs(student, { state: 'earned' })).toEqual(['poster'])
    const changed = await defined(change(id, { criteria: { counter: 'post_created', gte: 40 } }))
    expect(changed).toMatchObject({ version: 2, holders: 1 })
    expect(changed.versions.map(({ says }) => says)).toEqual(['Write 40 posts', 'Write 2 posts'])
    expect(await visibleSlugs(student, { state: 'earned' })).toEqual(['poster'])
  })

  it('can be retired and brought back but neither deleted nor made a draft, while drafts can be deleted', async () => {
    const id = await idOf('poster')
    expect(await problemOf(await guild.ask('DELETE', `/${id}`, instructor))).toMatchObject({ code: 'conflict' })
    expect(await defined(change(id, { status: 'retired' }))).toMatchObject({ status: 'retired' })
    const late = await guild.member('student', 'Late')
    await guild.post(late, 50)
    await guild.sweep()
    expect(await visibleSlugs(late, { state: 'earned' })).not.toContain('poster')
    expect(await defined(change(id, { status: 'live' }))).toMatchObject({ status: 'live', version: 2 })
    await guild.sweep()
    expect(await visibleSlugs(late, { state: 'earned' })).toContain('poster')
    await guild.sql()`delete from auth.users where id = ${late}`
    await expect(guild.sql()`update achievements set status = 'draft' where id = ${id}`).rejects.toThrow('no draft')
    const spare = await defined(define({ slug: 'spare' }))
    expect((await guild.ask('DELETE', `/${spare.id}`, instructor)).status).toBe(204)
    expect(await problemOf(await guild.ask('DELETE', `/${spare.id}`, instructor))).toMatchObject({ status: 404 })
  })

  it('are defined by instructors of the community, and refused to students and with a slug that exists', async () => {
    expect(await problemOf(await define({ slug: 'mine' }, student))).toMatchObject({ status: 403, code: 'not_allowed' })
    expect(await problemOf(await define({ community: 'harbor' }))).toMatchObject({ status: 404 })
    const { id } = await defined(define({ slug: 'other' }))
    expect(await problemOf(await change(id, { name: 'Mine' }, student))).toMatchObject({ status: 404 })
    expect(await problemOf(await define({ slug: 'other' }))).toMatchObject({ status: 409, code: 'already_exists' })
  })

  it('do not include those of a pack: an instructor cannot change them', async () => {
    const [row] = await guild.sql()`select id from achievements where slug = 'test_rookie'`
    expect(await problemOf(await change(row?.id, { name: 'Mine' }))).toMatchObject({ status: 403 })
  })

  it('are refused with the path of each invalid value', async () => {
    const problem = await problemOf(
      await define({ slug: 'wrong', xp: 70, criteria: { all: [{ counter: 'post_created', gte: 1, lt: 3 }] } }),
    )
    expect(problem).toMatchObject({ status: 422, code: 'validation_failed' })
    expect(problem.errors.map(({ path }) => path)).toEqual(['body.criteria.all[0].lt', 'body.xp'])
    const wrongXp = await problemOf(await define({ slug: 'wrong', xp: 70 }))
    expect(wrongXp.errors).toEqual([{ path: 'body.xp', message: 'common pays 50' }])
  })

  it('are refused with a path and message, too, if only the database can check them', async () => {
    const { id } = await defined(define({ slug: 'tiered', tiers: { bronze: 1, silver: 4 } }))
    expect(await problemOf(await change(id, { criteria: { level: 3 } }))).toMatchObject({
      code: 'criteria_invalid',
      errors: [{ path: 'body.tiers', message: 'only a rule with one threshold (gte) can have tiers' }],
    })
    expect(await problemOf(await change(id, { rarity: 'legendary' }))).toMatchObject({
      code: 'criteria_invalid',
      errors: [{ path: 'body.xp' }],
    })
  })

  it('are refused with the names in the cycle if they require each other', async () => {
    const { id } = await defined(define({ slug: 'hen' }))
    await defined(define({ slug: 'egg', criteria: { achievements: ['hen'] } }))
    const problem = await problemOf(await change(id, { criteria: { achievements: ['egg'] } }))
    expect(problem).toMatchObject({ status: 422, code: 'criteria_invalid' })
    expect(problem.errors).toEqual([{ path: 'body.criteria', message: expect.stringContaining('hen → egg → hen') }])
  })

  it('can be tried by a dry run, by instructors only', async () => {
    const rule = { community: guild.slug(), criteria: { counter: 'post_created', gte: 3 }, xp: 50 }
    const { data } = await (await guild.ask('POST', '/dry-run', instructor, rule)).json()
    expect(data).toMatchObject({ gains: 1, xp: 50, examples: [{ display_name: 'Stu', values: { post_created: 4 } }] })
    expect(await problemOf(await guild.ask('POST', '/dry-run', student, rule))).toMatchObject({ code: 'not_allowed' })
  })

  it('have routes in the OpenAPI document', async () => {
    const response = await guild.ask('GET', '/openapi.json', instructor)
    expect(Object.keys((await response.json()).paths)).toEqual(
      expect.arrayContaining(['/achievements-api', '/achievements-api/{id}', '/achievements-api/dry-run']),
    )
  })
})
