import { describe, expect, it } from 'vitest'
import { memberRewards } from '../../../functions/_contracts/achievements/rewards-of-member.ts'
import { useAwardRevocations } from '../../support/award-revocations.ts'
import { problemOf } from '../../support/problem.ts'

describe('what a member earned, for those who teach', () => {
  const { guild, staff, ids, learner, revoke, revocationIn } = useAwardRevocations()
  const ask = (learner: string, who: string) =>
    guild.api().ask(`/communities-api/${guild.slug()}/members/${learner}/rewards`, who)
  const read = async (learner: string, who = staff.instructor) =>
    memberRewards.parse((await (await ask(learner, who)).json()).data)

  it('has each tier, and what was revoked with the reason', async () => {
    const person = await learner(2)
    await revocationIn(await revoke(staff.instructor, 'writer', { user_id: person, tier: 'silver' }))
    const { awards, certificates } = await read(person)
    expect(certificates).toEqual([])
    expect(awards.map(({ name, tier, revoked }) => [name, tier, revoked?.reason ?? null])).toEqual(
      expect.arrayContaining([
        ['writer', 'bronze', null],
        ['writer', 'silver', 'Copied from a friend'],
        ['treasure', null, null],
      ]),
    )
    expect(awards.find(({ name }) => name === 'treasure')?.achievement_id).toBe(ids.treasure)
  })

  it('is refused to students, and is nothing of somebody who is no member', async () => {
    const person = await learner(1)
    expect(await problemOf(await ask(person, person))).toMatchObject({ status: 403, code: 'not_allowed' })
    expect(await problemOf(await ask(crypto.randomUUID(), staff.admin))).toMatchObject({ status: 404 })
  })
})
