import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { authoredTest } from '../../../functions/_contracts/authoring/tests.ts'
import { media, type Media } from '../../../functions/_contracts/media/media.ts'
import { idsWithin } from '../../../functions/_domain/media/media-refs.ts'
import { mediaFolderOf } from '../../support/api.ts'
import { png, wav } from '../../support/media-files.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { useSchool } from '../../support/school.ts'
import { finishedQuestion, testAuthor } from '../../support/test-author.ts'

const school = useSchool()
const sql = () => school.sql()
let instructor: string
let elsewhere: { id: string; slug: string }
beforeAll(async () => {
  instructor = await createPerson(sql(), 'Ina')
  await addMember(sql(), school.harbor(), instructor, 'instructor')
  elsewhere = await communityOf('admin')
})

async function communityOf(role: 'admin' | 'student' | null) {
  const id = await createCommunity(sql())
  if (role) await addMember(sql(), id, instructor, role)
  const [community] = await sql()<{ slug: string }[]>`select slug from communities where id = ${id}`
  return { id, slug: community?.slug ?? '' }
}

const me = () => testAuthor(school.api(), instructor)
const copied = async (test: string, body: object) => {
  const response = await me().send('POST', `/tests/${test}/copies`, body)
  expect(response.status).toBe(201)
  return authoredTest.parse((await response.json()).data)
}
const contentsOf = async (test: string) => {
  const { questions } = await me().draft(test)
  return Promise.all(questions.map(async ({ id }) => (await me().question(test, id)).question))
}
const bring = async (bytes: Uint8Array<ArrayBuffer>, alt: string): Promise<Media> => {
  const path = `/media-api/media?community=harbor&alt=${encodeURIComponent(alt)}`
  const response = await school.api().ask(path, instructor, { method: 'POST', body: bytes })
  return media.parse((await response.json()).data)
}

describe('a test that is copied into another community', () => {
  it('has the same questions and settings, shows its own files, and says nothing of where it came from', async () => {
    const [picture, sound] = [await bring(png(8, 8, 71), 'A switch'), await bring(wav(2400), '')]
    const test = await me().create({ title: 'What a switch looks like' })
    await me().add(test.id, finishedQuestion(1, { prompt: `Which?\n\n![A switch](media:${picture.id})` }))
    await me().add(test.id, finishedQuestion(2, { explanation: `![A beep](media:${sound.id})` }))
    for (const number of [3, 4, 5]) await me().add(test.id, finishedQuestion(number))
    await me().settings(test.id, { time_limit_minutes: 7 })

    const copy = await copied(test.id, { into: elsewhere.slug })
    expect(copy).toMatchObject({ title: 'What a switch looks like', status: 'draft', questions: 5 })
    expect((await me().draft(copy.id)).settings).toEqual((await me().draft(test.id)).settings)

    const [originals, copies] = [await contentsOf(test.id), await contentsOf(copy.id)]
    const rows = await sql()<{ id: string; alt: string; community_id: string }[]>`
      select id, alt, community_id from media where id = any (${copies.flatMap((it) => idsWithin(it.content))}::uuid[])
      order by alt
    `
    expect(rows.map(({ alt, community_id }) => [alt, community_id])).toEqual([
      ['', elsewhere.id],
      ['A switch', elsewhere.id],
    ])
    const there = (text: string) =>
      text
        .replaceAll(picture.id, rows.find(({ alt }) => alt !== '')?.id ?? '')
        .replaceAll(sound.id, rows.find(({ alt }) => alt === '')?.id ?? '')
    expect(copies.map(({ content }) => content)).toEqual(
      originals.map(({ content }): unknown => JSON.parse(there(JSON.stringify(content)))),
    )
    expect(await readdir(join(mediaFolderOf(school.api().database), elsewhere.id))).toHaveLength(2)
    expect(await sql()`select from question_drafts where test_id = ${copy.id} and copied_from is not null`).toEqual([])
    const published = await me().publish(copy.id, { short: true })
    expect(published.status).toBe(200)
  })

  it('keeps one of each file however often it is copied', async () => {
    const picture = await bring(png(8, 8, 72), 'A cable')
    const test = await me().create({ title: 'Cables' })
    await me().add(test.id, finishedQuestion(1, { prompt: `![A cable](media:${picture.id})` }))
    const first = await copied(test.id, { into: elsewhere.slug })
    const second = await copied(test.id, { into: elsewhere.slug })
    expect([first.slug, second.slug]).toEqual(['cables', 'cables-2'])
    const [[one], [two]] = [await contentsOf(first.id), await contentsOf(second.id)]
    expect(two?.content).toEqual(one?.content)
    expect(one?.content).not.toEqual((await contentsOf(test.id))[0]?.content)
  })

  it('remembers what it was copied from where that is the same community, named or not', async () => {
    const test = await me().create({ title: 'At home' })
    const { question } = await me().add(test.id, finishedQuestion(1))
    for (const body of [{}, { into: 'harbor' }]) {
      const copy = await copied(test.id, body)
      expect(copy.title).toBe('At home (copy)')
      const rows = await sql()`select copied_from from question_drafts where test_id = ${copy.id}`
      expect(rows.map((row) => ({ ...row }))).toEqual([{ copied_from: question.id }])
    }
  })

  it('goes only where one writes tests, and from where one does', async () => {
    const test = await me().create({ title: 'Mine' })
    const [learning, foreign] = [await communityOf('student'), await communityOf(null)]
    const refusal = (into: string, person = me()) => person.refusal('POST', `/tests/${test.id}/copies`, { into })
    expect(await refusal(learning.slug)).toMatchObject({ status: 403 })
    expect(await refusal(foreign.slug)).toMatchObject({ status: 404 })
    expect(await refusal('nowhere')).toMatchObject({ status: 404 })
    const other = await createPerson(sql(), 'Ola')
    await addMember(sql(), elsewhere.id, other, 'admin')
    expect(await refusal(elsewhere.slug, testAuthor(school.api(), other))).toMatchObject({ status: 404 })
    expect(await sql()`select from tests where title = 'Mine' and id <> ${test.id}`).toEqual([])
  })
})
