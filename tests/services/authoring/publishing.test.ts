import { beforeAll, describe, expect, it } from 'vitest'
import { useApi } from '../../support/api.ts'
import { jsonFile, plainBank, sendBank, useMember } from '../../support/bank-files.ts'
import { problemOf } from '../../support/problem.ts'
import { finishedQuestion, testAuthor } from '../../support/test-author.ts'

const api = useApi()
const instructor = useMember(api, 'instructor')
let me: ReturnType<typeof testAuthor>
beforeAll(() => {
  me = testAuthor(api(), instructor())
})

/** The lineages of a version, by place. */
async function lineages(test: string, version: number) {
  const rows = await api().database.sql<{ lineage_id: string }[]>`
    select lineage_id from questions where test_id = ${test} and test_version = ${version} order by position
  `
  return rows.map(({ lineage_id }) => lineage_id)
}

/** A version as a file. */
const exported = async (test: string, version: number): Promise<unknown> =>
  (await api().ask(`/attempts-api/tests/${test}/export?format=json&version=${version}`, instructor())).json()

const seeded = async () => {
  const [row] = await api().database.sql<{ id: string }[]>`select id from tests where slug = 'networking-fundamentals'`
  return row?.id ?? ''
}

describe('publishing', () => {
  it('a working copy that nobody changed is the version that it was made from', async () => {
    const test = await seeded()
    const draft = await me.draft(test)
    expect(draft).toMatchObject({
      begun: false,
      base_version: 1,
      changes: { added: 0, changed: 0, moved: 0, removed: 0 },
    })
    expect(draft.questions.every(({ change, problems }) => change === 'none' && problems.length === 0)).toBe(true)
    expect(await me.published(test)).toMatchObject({ version: 1, is_new_version: false })
    // The same, written anew as a version of its own.
    await me.bulk(test, [draft.questions[0]?.id ?? ''], { action: 'set', add_tags: ['seen'] })
    await me.published(test)
    const { tags: _, ...first } = (await me.compare(test, '?version=1&with=2')).questions[0]?.after?.content ?? {}
    expect((await me.compare(test, '?version=1&with=2')).questions).toMatchObject([
      { change: 'changed', fields: ['tags'] },
    ])
    expect(await exported(test, 1)).toMatchObject({ questions: { 0: first, length: 150 } })
  })

  it('lineages stay through any number of edits, moves and versions', async () => {
    const test = await me.live(6)
    const before = await lineages(test.id, 1)
    for (let version = 2; version <= 3; version++) {
      const { questions } = await me.draft(test.id)
      const ids = questions.map(({ id }) => id)
      expect(ids.toSorted()).toEqual(before.toSorted())
      const first = await me.question(test.id, ids[0] ?? '')
      await me.edited(me.edit(test.id, first.question, finishedQuestion(100 * version)))
      await me.order(test.id, ids, ids.toReversed())
      expect(await me.published(test.id, { short: true })).toMatchObject({ version, is_new_version: true })
    }
    expect(await lineages(test.id, 3)).toEqual(before)
    expect(await lineages(test.id, 2)).toEqual(before.toReversed())
  })

  it('an import keeps the lineage of what has the same external id, or asks the same', async () => {
    const bank = plainBank(4)
    const external = [{ ...bank[0], id: 'q-1' }, ...bank.slice(1)]
    const made = await me.create()
    await me.paste(made.id, external)
    await me.published(made.id, { short: true }).catch(() => undefined)
    await me.add(made.id, finishedQuestion(50))
    await me.published(made.id, { short: true })
    const before = await lineages(made.id, 1)
    const next = [
      { ...bank[0], id: 'q-1', prompt: 'Another wording' },
      { ...bank[2], prompt: `  ${bank[2]?.prompt.toUpperCase()} ` },
      { ...bank[1] },
    ]
    const response = await sendBank(api(), instructor(), { format: 'json', test_id: made.id }, { body: jsonFile(next) })
    expect(response.status).toBe(200)
    const after = await lineages(made.id, 2)
    expect(after).toEqual([before[0], before[2], before[1]])
  })

  it('a copy is of questions of its own, which know where they come from', async () => {
    const test = await me.live(5)
    const response = await me.send('POST', `/tests/${test.id}/copies`, {})
    const { data: copy } = await response.json()
    expect(copy).toMatchObject({ status: 'draft', title: 'Numbers (copy)', draft: { questions: 5, problems: 0 } })
    await me.published(copy.id, { short: true })
    const rows = await api().database.sql`
      select lineage_id, copied_from from questions where test_id = ${copy.id} order by position
    `
    const originals = await lineages(test.id, 1)
    expect(rows.map(({ copied_from }) => copied_from)).toEqual(originals)
    expect(rows.some(({ lineage_id }) => originals.includes(lineage_id))).toBe(false)
  })

  it('who published what is noted, and a test is retired, restored and deleted as it may be', async () => {
    const test = await me.live(5)
    expect(await me.versions(test.id)).toMatchObject([
      { version: 1, state: 'live', questions: 5, attempts: 0, published_by: expect.any(String) },
    ])
    expect(await me.refusal('DELETE', `/tests/${test.id}`)).toMatchObject({ code: 'conflict' })
    expect((await me.send('PUT', `/tests/${test.id}/status`, { status: 'retired' })).status).toBe(200)
    expect(await me.read(test.id)).toMatchObject({ status: 'retired' })
    expect((await me.send('PUT', `/tests/${test.id}/status`, { status: 'live' })).status).toBe(200)
    const actions = await api().database.sql`
      select action, actor_id from audit_log where subject_id = ${test.id} order by created_at
    `
    expect(actions.map(({ action }) => action)).toEqual(['test.published', 'test.retired', 'test.restored'])
    expect(actions.every(({ actor_id }) => actor_id === instructor())).toBe(true)
    const draft = await me.written(2)
    expect(await me.refusal('PUT', `/tests/${draft.id}/status`, { status: 'retired' })).toMatchObject({
      code: 'conflict',
    })
    expect((await me.send('DELETE', `/tests/${draft.id}`)).status).toBe(204)
    expect(await me.refusal('GET', `/tests/${draft.id}/draft`)).toMatchObject({ status: 404 })
  })

  it('a discarded working copy leaves the version, and nothing of it can be undone', async () => {
    const test = await me.live(5)
    await me.settings(test.id, { title: 'Something else' })
    const { revision } = await me.draft(test.id)
    expect(await me.refusal('DELETE', `/tests/${test.id}/draft?revision=1`)).toMatchObject({ code: 'conflict' })
    expect((await me.send('DELETE', `/tests/${test.id}/draft?revision=${revision}`)).status).toBe(204)
    expect(await me.draft(test.id)).toMatchObject({
      begun: false,
      undo: null,
      redo: null,
      settings: { title: 'Numbers' },
    })
  })

  it('a working copy can be made from an earlier version', async () => {
    const test = await me.live(5)
    await me.add(test.id, finishedQuestion(9))
    await me.published(test.id, { short: true })
    const response = await me.send('POST', `/tests/${test.id}/draft`, { from_version: 1 })
    expect((await response.json()).data).toMatchObject({ begun: true, base_version: 1, questions: { length: 5 } })
    expect(await me.published(test.id, { short: true })).toMatchObject({
      version: 3,
      is_new_version: true,
      questions: 5,
    })
  })

  it('a live test never has more than 500 questions, nor fewer than 5', async () => {
    const test = await me.written(3)
    expect(await problemOf(await me.publish(test.id, { short: true }))).toMatchObject({ code: 'not_ready' })
    await api().database.sql`
      update question_drafts set position = 500 where test_id = ${test.id} and position = 3
    `
    const many = Array.from({ length: 498 }, (_, number) => finishedQuestion(1000 + number))
    expect(await me.refusal('POST', `/tests/${test.id}/draft/paste`, { text: JSON.stringify(many) })).toMatchObject({
      code: 'draft_full',
    })
    await me.paste(test.id, many.slice(0, 497))
    const { publishing } = await me.draft(test.id)
    expect(publishing).toMatchObject({ problems: [], lengths: { exam: [25, 50, 75, 100] } })
    expect(publishing.warnings.map(({ code }) => code)).toContain('never_asked')
  })
})
