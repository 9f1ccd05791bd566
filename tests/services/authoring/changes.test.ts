import { beforeAll, describe, expect, it } from 'vitest'
import { useApi } from '../../support/api.ts'
import { useMember } from '../../support/bank-files.ts'
import { problemOf } from '../../support/problem.ts'
import { finishedQuestion, testAuthor } from '../../support/test-author.ts'

const api = useApi()
const instructor = useMember(api, 'instructor')
const colleague = useMember(api, 'admin')
let me: ReturnType<typeof testAuthor>
let other: ReturnType<typeof testAuthor>
beforeAll(() => {
  me = testAuthor(api(), instructor())
  other = testAuthor(api(), colleague())
})

/** What a working copy has, without when and by whom. */
async function written(id: string) {
  const { settings, questions } = await me.draft(id)
  const rows = await api().database.sql<{ content: object }[]>`
    select content from question_drafts where test_id = ${id} order by position
  `
  return { settings, ids: questions.map(({ id }) => id), contents: rows.map(({ content }) => content) }
}

describe('undo and redo', () => {
  it('every kind of change can be taken back in order, and brought again', async () => {
    const test = await me.written(4)
    const [a = '', b = '', c = ''] = (await written(test.id)).ids
    const states = [await written(test.id)]
    const after = async (change: Promise<unknown>) => {
      await change
      states.push(await written(test.id))
    }
    await after(me.add(test.id, { prompt: 'Unfinished' }, { after: a }))
    const question = await me.question(test.id, a)
    await after(me.edited(me.edit(test.id, question.question, finishedQuestion(90))))
    await after(me.settings(test.id, { time_limit_minutes: 20, quotas: [{ topic: 'Numbers', questions: 5 }] }))
    await after(me.bulk(test.id, [a, b], { action: 'set', topic: 'Sums', pool: 'exam', add_tags: ['hard'] }))
    const ids = (await written(test.id)).ids
    await after(me.order(test.id, ids, ids.toReversed()))
    await after(me.bulk(test.id, [b, c], { action: 'duplicate' }))
    await after(me.bulk(test.id, [c], { action: 'delete' }))
    const { revision } = (await me.draft(test.id)).questions.find(({ id }) => id === b) ?? { revision: 0 }
    await after(me.state(me.send('DELETE', `/tests/${test.id}/draft/questions/${b}?revision=${revision}`)))
    for (let index = states.length - 2; index >= 0; index--) {
      await me.undo(test.id)
      expect(await written(test.id)).toEqual(states[index])
    }
    for (let index = 1; index < states.length; index++) {
      await me.redo(test.id)
      expect(await written(test.id)).toEqual(states[index])
    }
    await me.undo(test.id)
    await me.add(test.id, {})
    expect((await me.draft(test.id)).redo).toBeNull()
  })

  it('of two who undo the same change at once, the second undoes nothing', async () => {
    const test = await me.written(3)
    await me.add(test.id, { prompt: 'Mine' })
    const { undo } = await me.draft(test.id)
    const both = await Promise.all([me.step(test.id, 'undo', undo?.seq), other.step(test.id, 'undo', undo?.seq)])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await me.draft(test.id)).questions).toHaveLength(3)
  })

  it('a move to another test is undone in both', async () => {
    const [from, to] = [await me.written(3), await me.written(1)]
    const [first = ''] = (await written(from.id)).ids
    expect((await me.bulk(from.id, [first], { action: 'move', test_id: to.id })).status).toBe(200)
    expect((await written(to.id)).ids).toContain(first)
    await me.undo(from.id)
    expect((await written(from.id)).ids[0]).toBe(first)
    expect((await written(to.id)).ids).not.toContain(first)
    await me.redo(from.id)
    expect((await written(to.id)).ids).toContain(first)
  })

  it('all changes are kept with who made them, the last 200 of them', async () => {
    const test = await me.written(1)
    const { sql } = api().database
    await sql`
      insert into draft_changes (test_id, seq, community_id, what, before, after, closed_at)
      select ${test.id}, seq, (select community_id from tests where id = ${test.id}), 'edit', '{}', '{}', now()
      from generate_series(100, 320) as seq
    `
    const [row] = await sql`select count(*)::int, min(seq) from draft_changes where test_id = ${test.id}`
    expect(row).toEqual({ count: 200, min: 121 })
  })
})

describe('two authors at once', () => {
  it('the second who saves a question gets both texts, and nobody’s writing is lost', async () => {
    const test = await me.written(1)
    const { question } = await me.question(test.id, (await written(test.id)).ids[0] ?? '')
    const texts = [finishedQuestion(1, { tip: 'mine' }), finishedQuestion(1, { tip: 'theirs' })]
    const [mine, theirs] = await Promise.all([
      me.edit(test.id, question, texts[0] ?? {}),
      other.edit(test.id, question, texts[1] ?? {}),
    ])
    const [won, lost] = mine.ok ? [mine, theirs] : [theirs, mine]
    expect(won.status).toBe(200)
    const problem = await problemOf(lost)
    expect(problem).toMatchObject({ status: 409, code: 'conflict' })
    expect(problem.yours).toEqual(texts[mine.ok ? 1 : 0])
    expect(problem.stored).toMatchObject({ id: question.id, content: texts[mine.ok ? 0 : 1] })
    const { revision } = (await me.question(test.id, question.id)).question
    // The same once more is no conflict, whatever revision it was written on.
    expect((await other.edit(test.id, question, texts[mine.ok ? 0 : 1] ?? {})).status).toBe(200)
    expect((await me.question(test.id, question.id)).question.revision).toBe(revision)
  })

  it('an edit of what was published meanwhile is a conflict, not a change nobody sees', async () => {
    const test = await me.live(5)
    const { question } = await me.question(test.id, (await written(test.id)).ids[0] ?? '')
    await other.edited(other.edit(test.id, question, finishedQuestion(50)))
    await other.published(test.id, { short: true })
    const problem = await problemOf(await me.edit(test.id, question, finishedQuestion(60)))
    expect(problem).toMatchObject({ code: 'conflict', stored: { content: { prompt: finishedQuestion(50).prompt } } })
    // And nothing began: the refused edit left no working copy behind.
    expect(await me.draft(test.id)).toMatchObject({ begun: false, base_version: 2 })
  })

  it('of two who publish at once, one publishes', async () => {
    const test = await me.written(5)
    const body = { revision: (await me.draft(test.id)).revision, short: true }
    const answers = await Promise.all([
      me.send('POST', `/tests/${test.id}/draft/publish`, body),
      other.send('POST', `/tests/${test.id}/draft/publish`, body),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(await me.versions(test.id)).toMatchObject([{ version: 1, state: 'live', questions: 5 }])
  })

  it('what is saved while another publishes is in the version, or in the next working copy', async () => {
    const test = await me.live(5)
    const { question } = await me.question(test.id, (await written(test.id)).ids[0] ?? '')
    await me.settings(test.id, { title: 'Numbers again' })
    const { revision } = await me.draft(test.id)
    const [edit, publish] = await Promise.all([
      me.edit(test.id, question, finishedQuestion(77)),
      other.send('POST', `/tests/${test.id}/draft/publish`, { revision, short: true }),
    ])
    const now = await written(test.id)
    if (edit.ok) expect(now.contents[0]).toMatchObject({ prompt: finishedQuestion(77).prompt })
    else expect(await problemOf(edit)).toMatchObject({ code: 'conflict', yours: finishedQuestion(77) })
    expect([200, 409]).toContain(publish.status)
  })

  it('both questions of two who add at once are there, and both who move in opposite directions are answered', async () => {
    const [one, two] = [await me.written(2), await me.written(2, { title: 'Other numbers' })]
    await Promise.all([me.add(one.id, { prompt: 'mine' }), other.add(one.id, { prompt: 'theirs' })])
    expect((await me.draft(one.id)).questions).toHaveLength(4)
    const [a, b] = [(await written(one.id)).ids[0] ?? '', (await written(two.id)).ids[0] ?? '']
    await me.bulk(two.id, [b], { action: 'set', topic: 'Elsewhere' })
    const moves = await Promise.all([
      me.bulk(one.id, [a], { action: 'move', test_id: two.id }),
      other.bulk(two.id, [b], { action: 'move', test_id: one.id }),
    ])
    for (const { status } of moves) expect([200, 409]).toContain(status)
    const ids = [...(await written(one.id)).ids, ...(await written(two.id)).ids]
    expect(ids).toHaveLength(6)
    expect(new Set(ids).size).toBe(6)
  })

  it('an order that was made from an older list is refused with the current one', async () => {
    const test = await me.written(3)
    const { ids } = await written(test.id)
    await me.add(test.id, {})
    const problem = await problemOf(await me.order(test.id, ids, ids.toReversed()))
    expect(problem).toMatchObject({ code: 'conflict', stored: (await written(test.id)).ids })
    expect(
      await me.refusal('PUT', `/tests/${test.id}/draft/order`, { was: ids, ids: [ids[0], ids[0], ids[1]] }),
    ).toMatchObject({
      code: 'order_differs',
    })
  })
})
