import { beforeEach, describe, expect, it } from 'vitest'
import type { Board } from '../../../functions/_contracts/boards/boards.ts'
import { applyEvents } from '../../../functions/_services/engine/apply.ts'
import { activity } from '../../support/activities.ts'
import { useBoards } from '../../support/boards.ts'
import { createCommunity } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'

const told = ({ rank, score, user, me }: Board['top'][number]) =>
  `${rank} ${user.display_name} ${score}${me ? ' (me)' : ''}`

describe('a board', () => {
  const { api, sql, person, complete, refresh, see } = useBoards()
  let here: string
  beforeEach(async () => {
    here = await createCommunity(sql())
  })
  const withScores = async (scores: Record<string, number>) => {
    const people: Record<string, string> = {}
    for (const [name, count] of Object.entries(scores)) {
      const id = await person(here, name)
      people[name] = id
      await complete(id, here, count)
    }
    await refresh()
    return (name: string) => people[name] ?? ''
  }

  it('learners with equal scores have the same rank and are listed in the order they got there: 1, 2, 2, 4', async () => {
    const id = await withScores({ Ann: 4, Ben: 3, Cat: 3, Dan: 1 })
    const { top, members, me } = await see(id('Cat'), 'completed', here)
    expect(top.map(told)).toEqual(['1 Ann 4', '2 Ben 3', '2 Cat 3 (me)', '4 Dan 1'])
    expect(members).toBe(4)
    expect(me).toMatchObject({ rank: 2, score: 3, percentile: 50 })
    // Whoever arrives at a score later stands behind those who have it.
    await complete(id('Dan'), here, 2)
    await refresh()
    expect((await see(id('Ann'), 'completed', here)).top.map(told)).toEqual([
      '1 Ann 4 (me)',
      '2 Ben 3',
      '2 Cat 3',
      '2 Dan 3',
    ])
  })

  it('a community without boards shows none, to nobody, and has them back as they were', async () => {
    const id = await withScores({ Ann: 3, Ben: 2 })
    const before = await see(id('Ann'), 'completed', here)
    const [{ slug } = { slug: '' }] = await sql()<{ slug: string }[]>`select slug from communities where id = ${here}`
    const asked = (path: string) => api().ask(`/gamification-api/leaderboard/${path}`, id('Ann'))
    await sql()`update communities set boards_off = true where id = ${here}`
    for (const path of [`completed?community=${slug}`, `completed/rank?community=${slug}`])
      expect(await problemOf(await asked(path))).toMatchObject({ status: 403, code: 'boards_off' })
    expect((await asked('completed?scope=global')).status).toBe(200)
    const list = await (await api().ask('/communities-api/', id('Ann'))).json()
    expect(list.data).toEqual(expect.arrayContaining([expect.objectContaining({ slug, boards: false })]))
    await complete(id('Ben'), here, 2)
    await refresh()
    await sql()`update communities set boards_off = false where id = ${here}`
    const after = await see(id('Ann'), 'completed', here)
    expect([before.top.map(told), after.top.map(told)]).toEqual([
      ['1 Ann 3 (me)', '2 Ben 2'],
      ['1 Ben 4', '2 Ann 3 (me)'],
    ])
  })

  it('a board shows two neighbors on either side of the reader, and fewer at its ends', async () => {
    const id = await withScores({ Ann: 6, Ben: 5, Cat: 4, Dan: 4, Eve: 2, Fay: 1 })
    const around = async (name: string) => {
      const { me } = await see(id(name), 'completed', here)
      return [me?.above.map(told), me?.below.map(told)]
    }
    expect(await around('Ann')).toEqual([[], ['2 Ben 5', '3 Cat 4']])
    expect(await around('Ben')).toEqual([['1 Ann 6'], ['3 Cat 4', '3 Dan 4']])
    expect(await around('Dan')).toEqual([
      ['2 Ben 5', '3 Cat 4'],
      ['5 Eve 2', '6 Fay 1'],
    ])
    expect(await around('Fay')).toEqual([['3 Dan 4', '5 Eve 2'], []])
  })

  it('a board shows ten learners and the reader, however far below', async () => {
    const id = await withScores(Object.fromEntries(Array.from({ length: 13 }, (_, n) => [`P${n}`, 14 - n])))
    const { top, me } = await see(id('P12'), 'completed', here)
    expect(top.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(me).toMatchObject({ rank: 13, score: 2, percentile: 100 })
    expect(me?.above.map(told)).toEqual(['11 P10 4', '12 P11 3'])
  })

  it('the reader’s own row is live before any refresh', async () => {
    const id = await withScores({ Ann: 3, Ben: 2, Cat: 1 })
    await complete(id('Cat'), here, 4)
    const mine = await see(id('Cat'), 'completed', here)
    expect(mine.top.map(told)).toEqual(['1 Cat 5 (me)', '2 Ann 3', '3 Ben 2'])
    expect(mine.me).toMatchObject({ rank: 1, above: [] })
    expect(mine.me?.below.map(told)).toEqual(['2 Ann 3', '3 Ben 2'])
    expect(mine.members).toBe(3)
    // Others see it a moment later.
    expect((await see(id('Ann'), 'completed', here)).me).toMatchObject({ rank: 1 })
    await refresh()
    expect((await see(id('Ann'), 'completed', here)).me).toMatchObject({ rank: 2 })
  })

  it('a learner who opts out is hidden from all others at once, and keeps their rank', async () => {
    const id = await withScores({ Ann: 5, Ben: 4, Cat: 3 })
    await sql()`update profiles set leaderboard = 'hidden' where id = ${id('Ben')}`
    const seesBen = async () => {
      const [ann, cat] = [await see(id('Ann'), 'completed', here), await see(id('Cat'), 'completed', here)]
      return /Ben|ben/.test(JSON.stringify([ann, cat]))
    }
    expect(await seesBen()).toBe(false)
    await refresh()
    expect(await seesBen()).toBe(false)
    expect((await see(id('Cat'), 'completed', here)).me).toMatchObject({ rank: 3 })
    expect(await see(id('Ben'), 'completed', here)).toMatchObject({ listed: false, me: { rank: 2, score: 4 } })
    await complete(id('Ben'), here, 3)
    await refresh()
    expect(await seesBen()).toBe(false)
    await sql()`update profiles set leaderboard = 'community' where id = ${id('Ben')}`
    expect(await seesBen()).toBe(true)
  })

  it('a row says whether the profile is public', async () => {
    const id = await withScores({ Ann: 2, Ben: 1 })
    await sql()`update profiles set visibility = 'public' where id = ${id('Ben')}`
    const { top } = await see(id('Ann'), 'completed', here)
    expect(top.map(({ user }) => user.public)).toEqual([false, true])
  })

  it('a learner who leaves or deletes their account is off the board at once', async () => {
    const id = await withScores({ Ann: 5, Ben: 4, Cat: 3 })
    await sql()`delete from memberships where user_id = ${id('Ann')}`
    expect((await see(id('Cat'), 'completed', here)).top.map(told)).toEqual(['1 Ben 4', '2 Cat 3 (me)'])
    await sql()`delete from auth.users where id = ${id('Ben')}`
    expect((await see(id('Cat'), 'completed', here)).top.map(told)).toEqual(['1 Cat 3 (me)'])
    expect(await refresh()).toBe(2)
    expect(await see(id('Cat'), 'completed', here)).toMatchObject({ members: 1 })
  })

  it('a board has no row without a score, and a revoked achievement does not count', async () => {
    const ann = await person(here, 'Ann')
    expect(await see(ann, 'achievements', here)).toMatchObject({ members: 0, top: [], me: null })
    const [rule] = await sql()`select id from achievements where slug = 'test_rookie'`
    await complete(ann, here, 1)
    await sql()`
      insert into user_achievements (user_id, community_id, achievement_id, rule_version)
      values (${ann}, ${here}, ${rule?.id}, 1)
    `
    await refresh()
    expect((await see(ann, 'achievements', here)).me).toMatchObject({ score: 1, rank: 1 })
    await sql()`
      update user_achievements set revoked_at = now(), revoked_by = ${ann}, revoked_because = 'a mistake'
      where user_id = ${ann}
    `
    expect(await refresh()).toBe(1)
    expect(await see(ann, 'achievements', here)).toMatchObject({ members: 0, me: null })
  })

  it('the global board has learners who chose it: scores of all communities add up, of streaks the longest counts', async () => {
    const there = await createCommunity(sql())
    const ann = await person(here, 'Ann', 'global')
    const ben = await person(here, 'Ben', 'global')
    const cat = await person(here, 'Cat', 'community')
    await sql()`insert into memberships (community_id, user_id) values (${there}, ${ann})`
    await complete(ann, here, 2)
    await complete(ann, there, 3)
    await complete(ben, here, 4)
    await complete(cat, here, 9)
    await refresh()
    const everywhere = await see(ben, 'completed', null)
    expect(everywhere.top.map(told)).toEqual(['1 Ann 5', '2 Ben 4 (me)'])
    expect((await see(ben, 'streak_longest', null)).top.map(({ score }) => score)).toEqual([1, 1])
    // Who opts out of it is out at once; what they had there is no longer counted a moment later.
    await sql()`update profiles set leaderboard = 'community' where id = ${ann}`
    expect((await see(ben, 'completed', null)).top.map(told)).toEqual(['2 Ben 4 (me)'])
    await refresh()
    expect((await see(ben, 'completed', null)).top.map(told)).toEqual(['1 Ben 4 (me)'])
  })

  it('the global board ranks a reader who is not on it before those who reached the same score later', async () => {
    const early = await person(here, 'Early', 'global')
    const reader = await person(here, 'Reader', 'community')
    const late = await person(here, 'Late', 'global')
    for (const id of [early, reader, late]) await complete(id, here, 5)
    await refresh()
    const { top, me } = await see(reader, 'completed', null)
    expect(top.slice(0, 3).map(told)).toEqual(['1 Early 5', '1 Reader 5 (me)', '1 Late 5'])
    expect(me?.above.map(told)).toEqual(['1 Early 5'])
    expect(me?.below.slice(0, 1).map(told)).toEqual(['1 Late 5'])
    expect((await see(late, 'completed', null)).top.slice(0, 2).map(told)).toEqual(['1 Early 5', '1 Late 5 (me)'])
  })

  it('learners who reached a score at the same time are listed by id, the same for every reader', async () => {
    const people: string[] = []
    for (let n = 0; n < 6; n++) people.push(await person(here, `P${n}`))
    // One batch is one transaction, and so one moment.
    await applyEvents(
      api().deps,
      people.map((user_id) => activity('scenario_completed', { user_id, community_id: here })),
    )
    await refresh()
    const names = await sql()<{ name: string }[]>`
      select display_name as name from profiles where id = any(${people}) order by id
    `
    const listed = names.map(({ name }) => `1 ${name} 1`)
    for (const reader of people) {
      const { top, me } = await see(reader, 'completed', here)
      expect(top.map((row) => told({ ...row, me: false }))).toEqual(listed)
      const own = top.findIndex((row) => row.me)
      expect(me?.above).toEqual(top.slice(Math.max(0, own - 2), own))
      expect(me?.below).toEqual(top.slice(own + 1, own + 3))
    }
  })

  it('a board is for members, of one community or of all with scope=global', async () => {
    const [ann, stranger] = [await person(here, 'Ann'), await person(await createCommunity(sql()), 'Stella')]
    const [row] = await sql()`select slug from communities where id = ${here}`
    const ask = (path: string, who?: string) => api().ask(`/gamification-api/leaderboard/${path}`, who)
    const mine = `completed/rank?community=${row?.slug}`
    expect(await problemOf(await ask(mine))).toMatchObject({ status: 401 })
    expect(await problemOf(await ask(mine, stranger))).toMatchObject({ status: 404 })
    expect(await problemOf(await ask(`completed?scope=global&community=${row?.slug}`, ann))).toMatchObject({
      status: 422,
    })
    expect(await (await ask('completed', ann)).json()).toMatchObject({ community: row?.slug })
    expect(await problemOf(await ask('height?scope=global', ann))).toMatchObject({ status: 422 })
    const answer = await ask(mine, ann)
    expect(await answer.json()).toEqual({
      community: row?.slug,
      data: { metric: 'completed', scope: 'community', as_of: expect.any(String), members: 0, listed: true, me: null },
    })
  })
})
