import { describe, expect, it } from 'vitest'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import { resourceDetail } from '../../../functions/_contracts/resources/listing.ts'
import { profiles } from '../../support/profiles.ts'
import { useLibrary } from '../../support/library.ts'

describe('what a learner did with resources', () => {
  const library = useLibrary()
  const profile = profiles(library.api)

  it('is exported, and goes with the account; suggestions and reports stay without a name', async () => {
    const me = await library.member('student', 'Sia')
    const listed = await library.add({ title: 'A listed one' })
    const mine = resourceDetail.parse(await library.data(library.suggest(me, { title: 'My own' })))
    await library.mark(listed.id, 'useful', me)
    await library.ask('POST', `/resources/${listed.id}/reports`, me, { note: 'It is slow.' })

    const data = exported.parse(await (await profile.export(me)).json())
    expect(data.resource_marks).toMatchObject([{ title: 'A listed one', saved_at: null, done_at: null }])
    expect(data.resource_marks[0]?.useful_at).not.toBeNull()
    expect(data.resource_suggestions).toMatchObject([{ title: 'My own', state: 'suggested', decided_at: null }])
    expect(data.resource_reports).toMatchObject([{ title: 'A listed one', note: 'It is slow.', settled_at: null }])

    const { username } = await profile.mine(me)
    expect((await profile.delete(me, username)).status).toBe(204)
    expect(await library.read(listed.id)).toMatchObject({ useful: 0 })
    const waiting = await library.data(
      library.ask('GET', `/suggestions?community=${library.slug()}&state=suggested`, library.instructor()),
    )
    expect(waiting).toMatchObject([{ id: mine.id, title: 'My own', suggested_by: null }])
    const reported = await library.data(
      library.ask('GET', `/reports?community=${library.slug()}`, library.instructor()),
    )
    expect(reported).toMatchObject([{ resource: { id: listed.id }, notes: ['It is slow.'] }])
  })

  it('a decision stays with the suggestion when the instructor’s account is deleted', async () => {
    const instructor = await library.member('instructor')
    const { id } = resourceDetail.parse(await library.data(library.suggest()))
    await library.data(library.change(id, { revision: 1, state: 'listed' }, instructor))
    const { username } = await profile.mine(instructor)
    expect((await profile.delete(instructor, username)).status).toBe(204)
    expect(await library.read(id)).toMatchObject({ state: 'listed' })
  })
})
