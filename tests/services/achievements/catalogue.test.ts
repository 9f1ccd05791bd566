import { beforeAll, describe, expect, it } from 'vitest'
import { catalogueEntry, type CatalogueEntry } from '../../../functions/_contracts/achievements/catalogue.ts'
import { useApi } from '../../support/api.ts'
import { addMember, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'

describe('the catalogue of a community', () => {
  const api = useApi()
  let student: string
  let harbor: string
  beforeAll(async () => {
    const { sql } = api().database
    student = await createPerson(sql, 'Cleo')
    const communities = await sql<{ id: string; slug: string }[]>`select id, slug from communities`
    for (const { id } of communities) await addMember(sql, id, student, 'student')
    harbor = communities.find(({ slug }) => slug === 'harbor')?.id ?? ''
  })
  const catalogue = async (slug: string): Promise<CatalogueEntry[]> => {
    const { data } = await (await api().ask(`/achievements-api?community=${slug}`, student)).json()
    return data.map((entry: unknown) => catalogueEntry.parse(entry))
  }

  it('contains the packs that the community chose, and no others', async () => {
    const count = (entries: CatalogueEntry[]) => Object.groupBy(entries, ({ pack }) => pack)
    const { 'exam-prep': exams, courses, ...others } = count(await catalogue('harbor'))
    expect([exams?.length, courses?.length, others]).toEqual([29, 34, {}])
    const { language, typing, ...rest } = count(await catalogue('lumen'))
    expect([language?.length, typing?.length, rest]).toEqual([27, 6, {}])
  })

  it('shows of a secret that was not earned only what it is worth', async () => {
    const sealed = (await catalogue('harbor')).filter(({ secret }) => secret)
    expect(sealed).toEqual([expect.objectContaining({ slug: 'secret', name: 'A secret', icon: 'lock', xp: 50 })])
    expect(JSON.stringify(await catalogue('harbor'))).not.toMatch(/the_answer|The Answer/)
  })

  it('gives the unit of progress that is counted in time', async () => {
    const unitOf = async (slug: string) => (await catalogue('harbor')).find((it) => it.slug === slug)?.progress?.unit
    expect([await unitOf('ten_good_hours'), await unitOf('bronze_grinder')]).toEqual(['seconds', undefined])
  })

  it('names a secret to the learner who earned it', async () => {
    const { sql } = api().database
    await sql`
      insert into user_achievements (user_id, community_id, achievement_id, rule_version)
      select ${student}, ${harbor}, id, version from achievements where slug = 'the_answer'
    `
    expect((await catalogue('harbor')).find(({ slug }) => slug === 'the_answer')).toMatchObject({
      secret: false,
      name: 'The Answer',
    })
  })

  it("contains the community's own achievements, and not those of other communities", async () => {
    const { sql } = api().database
    await sql`
      select private.define_achievements('custom', '[{
        "slug": "lab_host", "name": "Lab Host", "description": "Host a lab evening.", "type": "event", "category": "social",
        "icon": "star", "color": "gold", "rarity": "common", "points": 20, "xp": 50, "criteria": {"counter": "post_created", "gte": 3}
      }]', ${harbor})
    `
    expect((await catalogue('harbor')).map(({ slug }) => slug)).toContain('lab_host')
    expect((await catalogue('lumen')).map(({ slug }) => slug)).not.toContain('lab_host')
  })

  it('is not found by non-members', async () => {
    const outsider = await createPerson(api().database.sql, 'Odo')
    expect(await problemOf(await api().ask('/achievements-api?community=harbor', outsider))).toMatchObject({
      status: 404,
    })
  })
})
