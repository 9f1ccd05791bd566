import { describe, expect, it } from 'vitest'
import { notification } from '../../../functions/_contracts/notifications/notifications.ts'
import { xpEntry } from '../../../functions/_contracts/xp/xp.ts'
import { rebuildUser } from '../../../functions/_services/engine/rebuild-ledger.ts'
import { lookAtEveryone } from '../../../functions/_services/rules/sweep.ts'
import { useAwardRevocations } from '../../support/award-revocations.ts'
import { problemOf } from '../../support/problem.ts'

describe('revoking an achievement', () => {
  const { guild, staff, ids, get, learner, revoke, revocationIn, heldBy, detail, differences, stateOf } =
    useAwardRevocations()

  it('takes back the XP it paid, may lower the level, and leaves what followed from it', async () => {
    const person = await learner(2)
    await guild.sql()`
      update user_achievements set featured = 2 where user_id = ${person} and achievement_id = ${ids.treasure ?? ''}
    `
    const before = await stateOf(person)
    expect(await heldBy(person)).toEqual(['first_post', 'treasure', 'level_five', 'writer silver'])
    const { holders } = await detail(person, 'treasure')

    const answer = await revocationIn(await revoke(staff.instructor, 'treasure', { user_id: person }))
    expect(answer).toMatchObject({ achievement_id: ids.treasure, tiers: [], xp: 1000, replayed: false })
    expect(answer.level).toMatchObject({ before: before?.level, after: 2, level: 2, total: before?.total - 1000 })
    expect(await heldBy(person)).toEqual(['first_post', 'level_five', 'writer silver'])
    expect(await stateOf(person)).toMatchObject({ counters: before?.counters, streaks: before?.streaks, level: 2 })

    const shown = await detail(person, 'treasure')
    expect(shown).toMatchObject({ earned_at: null, award: null, progress: null, holders: holders - 1 })
    expect(shown.why).toMatchObject([{ revoked_because: 'Copied from a friend', revoked_at: expect.any(String) }])
    const [award] = await guild.sql()`
      select revoked_by, featured from user_achievements where user_id = ${person} and revoked_at is not null
    `
    expect(award).toEqual({ revoked_by: staff.instructor, featured: null })
    const [entry, ...paid] = xpEntry
      .array()
      .parse((await get(`/gamification-api/xp/history?community=${guild.slug()}`, person)).data)
    const payment = paid.find(({ what }) => what === 'treasure')
    expect(entry).toMatchObject({ amount: -1000, reason: 'revocation', what: 'treasure', note: 'Copied from a friend' })
    expect(entry?.local_date).toBe(payment?.local_date)
    const [newest] = (await get('/gamification-api/notifications', person)).data
    expect(notification.parse(newest)).toMatchObject({
      kind: 'revoked',
      achievement: { slug: 'treasure', xp: 1000 },
      because: 'Copied from a friend',
    })
    const audit = await guild.sql()`
      select actor_id, action, reason, details ->> 'achievement_id' as what from audit_log where subject_id = ${person}
    `
    expect([...audit]).toEqual([
      { actor_id: staff.instructor, action: 'achievement.revoked', reason: 'Copied from a friend', what: ids.treasure },
    ])

    const rebuilt = await stateOf(person)
    expect(await differences(person)).toEqual([])
    await rebuildUser(guild.api().deps.db, person, Date.now)
    expect(await stateOf(person)).toEqual(rebuilt)
    expect(await differences(person)).toEqual([])
  })

  it('is permanent: no event, sweep, daily check, new rule version or rebuild awards it again', async () => {
    const person = await learner(3)
    await lookAtEveryone(guild.api().deps)
    const revokedSlugs = ['first_post', 'treasure', 'in_a_week', 'shy']
    for (const slug of revokedSlugs) await revocationIn(await revoke(staff.admin, slug, { user_id: person }))
    const remaining = await heldBy(person)
    // `collector` stays: it was earned while both awards it requires were held.
    expect(remaining).toEqual(['level_five', 'writer silver', 'collector'])
    await guild.publish({ slug: 'first_post', criteria: { any: [{ counter: 'post_created', gte: 1 }] } })
    await guild.sweep()
    await guild.sql()`update user_counters set swept_day = null where user_id = ${person}`
    await lookAtEveryone(guild.api().deps)
    await rebuildUser(guild.api().deps.db, person, Date.now)
    await guild.post(person, 3, 3)
    await guild.sweep()
    expect(await heldBy(person)).toEqual(remaining)
    expect(await differences(person)).toEqual([])
    // The learner still sees a revoked secret by name, and why it was revoked.
    expect((await detail(person, 'shy')).why).toMatchObject([{ revoked_because: 'Copied from a friend' }])
  })

  it('excludes the award from rules that require it and are not met yet', async () => {
    const person = await learner(1)
    await revocationIn(await revoke(staff.instructor, 'first_post', { user_id: person }))
    await guild.post(person, 5, 1)
    expect(await heldBy(person)).not.toContain('collector')
    expect(await detail(person, 'collector')).toMatchObject({ progress: { have: 1, need: 2 } })
    expect(await differences(person)).toEqual([])
  })

  it('removes one tier or all tiers of an achievement', async () => {
    const [oneTier, allTiers] = [await learner(2), await learner(2)]
    expect(
      await revocationIn(await revoke(staff.instructor, 'writer', { user_id: oneTier, tier: 'silver' })),
    ).toMatchObject({
      tiers: ['silver'],
      xp: 50,
    })
    expect(await heldBy(oneTier)).toContain('writer bronze')
    expect(await detail(oneTier, 'writer')).toMatchObject({ progress: { tier: 'gold' } })
    expect(await problemOf(await revoke(staff.instructor, 'writer', { user_id: oneTier, tier: 'gold' }))).toMatchObject(
      {
        code: 'not_held',
        status: 409,
      },
    )
    await guild.sql()`update achievements set status = 'retired' where slug = 'writer'`
    expect(await revocationIn(await revoke(staff.instructor, 'writer', { user_id: allTiers }))).toMatchObject({
      tiers: ['bronze', 'silver'],
      xp: 100,
    })
    expect((await heldBy(allTiers)).filter((held) => held.startsWith('writer'))).toEqual([])
    const notifications = (await get('/gamification-api/notifications', allTiers)).data
    expect(notifications.filter(({ kind }: { kind: string }) => kind === 'revoked')).toMatchObject([
      { achievement: { xp: 100 } },
    ])
    for (const person of [oneTier, allTiers]) expect(await differences(person)).toEqual([])
  })
})
