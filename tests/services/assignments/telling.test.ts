import { beforeAll, describe, expect, it } from 'vitest'
import { notificationList } from '../../../functions/_contracts/notifications/notifications.ts'
import { tellOfAssignment } from '../../../functions/_services/assignments/tell-learners.ts'
import { inHours, useAssigning } from '../../support/assignments.ts'

describe('what is assigned', () => {
  const { sql, id, slug, api, member, make, publish, group, test, finished } = useAssigning()
  let instructor: string
  beforeAll(async () => {
    instructor = await member('instructor')
  })

  const work = async (hoursAhead = 0) => {
    const now = () => Date.now() + hoursAhead * 3_600_000
    while ((await tellOfAssignment({ ...api().deps, now })).more);
  }
  const hears = async (who: string) => {
    const response = await api().ask(`/gamification-api/notifications?community=${slug()}`, who)
    const { data } = notificationList.parse(await response.json())
    return data.flatMap((it) => ('assignment' in it ? `${it.kind}: ${it.assignment.title}` : [])).toReversed()
  }

  it('is told to everybody it is for once, also to who joins the group later, and again before it is due', async () => {
    const [ana, ben, cara] = [await member('student'), await member('student'), await member('student')]
    const of = await group('Monday', [ana, cara])
    const subject_id = await test()
    const draft = await make(instructor, { subject_id, title: 'Ports', groups: [of], due_at: inHours(100) })
    await work()
    expect(await hears(ana)).toEqual([])
    await publish(instructor, draft)
    await Promise.all([work(), work()])
    expect(await hears(ana)).toEqual(['assigned: Ports'])
    expect(await hears(ben)).toEqual([])
    await sql()`insert into group_members (group_id, user_id, community_id) values (${of}, ${ben}, ${id()})`
    await work()
    expect(await hears(ben)).toEqual(['assigned: Ports'])
    await finished(cara, { test: subject_id, percent: 80, ago: 0 })
    await work(99.5)
    await work(99.7)
    expect(await hears(ana)).toEqual(['assigned: Ports', 'assignment_due: Ports'])
    expect(await hears(cara)).toEqual(['assigned: Ports'])
  })
})
