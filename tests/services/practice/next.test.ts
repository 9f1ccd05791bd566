import { beforeAll, describe, expect, it } from 'vitest'
import { WARM_UP } from '../../../functions/_domain/practice/warm-up.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { practicing } from '../../support/practice.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { takeTest, useSchool } from '../../support/school.ts'
import { sitter } from '../../support/sitter.ts'

describe('which practice fits now', () => {
  const school = useSchool()
  const guild = { community_id: '', slug: '', test: '' }
  beforeAll(async () => {
    guild.community_id = await createCommunity(school.sql())
    guild.slug = `c-${guild.community_id.slice(0, 8)}`
    guild.test = await publishBank(school.sql(), { community: guild.community_id })
  })
  const newcomer = async (community_id = guild.community_id) => {
    const person = await createPerson(school.sql(), 'Nia')
    await addMember(school.sql(), community_id, person, 'student')
    const me = sitter(school.api(), person)
    return { me, my: practicing(school.api(), me) }
  }
  const warmUp = () => ({
    community_id: guild.community_id,
    preset: WARM_UP.preset,
    length: WARM_UP.length,
    difficulties: WARM_UP.difficulties,
  })

  it('somebody who is new gets a warm-up, which asks five questions, and is not new afterwards', async () => {
    const { my } = await newcomer()
    const next = await my.next(guild.slug)
    expect(next).toEqual({ community_id: guild.community_id, is_new: true, warm_up: true, misses: null })
    const session = await my.start(warmUp())
    expect(session.questions).toHaveLength(5)
    // What was begun and not finished does not end being new.
    expect(await my.next(guild.slug)).toEqual(next)
    await my.finish(session.id, { sent_at: Date.now(), responses: await my.answers(session.id, () => true) })
    expect(await my.next(guild.slug)).toEqual({ ...next, is_new: false, warm_up: false })
  })

  it('after a test it says what that missed, and no longer once it is fixed', async () => {
    const { me, my } = await newcomer()
    const { attempt_id } = await takeTest(me, guild.test, { correct: 22, mode: 'practice', length: 25 })
    const { misses, is_new } = await my.next(guild.slug)
    expect(is_new).toBe(false)
    expect(misses).toMatchObject({ attempt_id, fixable: 3 })
    const { id } = await my.start({ preset: 'attempt_misses', attempt_id, length: 100 })
    await my.finish(id, { sent_at: Date.now(), responses: await my.answers(id, () => true) })
    expect((await my.next(guild.slug)).misses).toBeNull()
  })

  it('where no question may be practiced there is no warm-up', async () => {
    const community = await createCommunity(school.sql())
    const { my } = await newcomer(community)
    expect(await my.next(`c-${community.slice(0, 8)}`)).toMatchObject({ is_new: true, warm_up: false, misses: null })
  })
})
