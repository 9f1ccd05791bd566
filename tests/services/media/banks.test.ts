import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { draftIntake } from '../../../functions/_contracts/authoring/intake.ts'
import { media, type Media } from '../../../functions/_contracts/media/media.ts'
import { mediaIdsIn } from '../../../functions/_domain/media/media-refs.ts'
import { fileName } from '../../../functions/_services/media/media-store.ts'
import { sweepMedia } from '../../../functions/_services/media/sweep.ts'
import { mediaFolderOf } from '../../support/api.ts'
import { HEAD, imported, jsonFile, plainBank, plainQuestion, sendBank } from '../../support/bank-files.ts'
import { png, wav } from '../../support/media-files.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { problemOf } from '../../support/problem.ts'
import { useSchool } from '../../support/school.ts'
import { testAuthor } from '../../support/test-author.ts'

const school = useSchool()
const sql = () => school.sql()
let instructor: string
beforeAll(async () => {
  instructor = await createPerson(sql(), 'Ina')
  await addMember(sql(), school.harbor(), instructor, 'instructor')
})

let slugs = 0
const nextHead = () => ({ ...HEAD, slug: `shown-${++slugs}` })
const send = (format: string, body: string, query: Record<string, string> = {}, person = instructor) =>
  sendBank(school.api(), person, { community: 'harbor', format, ...nextHead(), ...query }, { body })
const bring = async (bytes: Uint8Array<ArrayBuffer>, alt: string): Promise<Media> => {
  const response = await school.api().ask(`/media-api/media?community=harbor&alt=${alt}`, instructor, {
    method: 'POST',
    body: bytes,
  })
  return media.parse((await response.json()).data)
}
const filesOf = async (community: string) =>
  readdir(join(mediaFolderOf(school.api().database), community)).catch(() => [])
const questionsOf = (test: string | undefined) =>
  sql()<{ prompt: string; explanation: string }[]>`
    select prompt, explanation from questions join question_keys on question_id = id
    where test_id = ${test ?? null} order by position
  `
const exported = async (test: string | undefined, format: string) => {
  const response = await school.api().ask(`/attempts-api/tests/${test}/export?format=${format}`, instructor)
  return { status: response.status, text: await response.text() }
}
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const shows = (id: string, more: object = {}) => ({
  ...plainQuestion(7),
  prompt: `Which port is that?\n\n![The back of a switch](media:${id})`,
  ...more,
})

/** As Moodle writes it, with a picture and a sound. */
const moodle = (picture: string, sound: string) => `<?xml version="1.0"?><quiz>
<question type="category"><category><text>$course$/top/Ports</text></category></question>
<question type="truefalse">
  <name><text>One</text></name>
  <questiontext format="html"><text><![CDATA[<p>Is this a switch? <img src="@@PLUGINFILE@@/back%20side.png" alt="Its back" width="9"></p>
  <p><audio controls><source src="@@PLUGINFILE@@/beep.wav"></audio></p>]]></text>
  <file name="back side.png" path="/" encoding="base64">${picture}</file>
  <file name="beep.wav" path="/" encoding="base64">${sound}</file>
  <file name="unused.png" path="/" encoding="base64">${picture}</file></questiontext>
  <generalfeedback format="html"><text>Because.</text></generalfeedback>
  <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>
</question></quiz>`

describe('a file of questions with pictures', () => {
  it('from Moodle comes in with what its texts show', async () => {
    const report = await imported(await send('moodle_xml', moodle(base64(png(9, 5, 1)), base64(wav(800)))))
    expect(report).toMatchObject({ accepted: 1, refused: 0 })
    expect(report.questions[0]?.notes.join()).toContain('unused.png')
    const [question] = await questionsOf(report.test?.id)
    const ids = mediaIdsIn(question?.prompt)
    expect(question?.prompt).toContain(`![Its back](media:${ids[0]})`)
    const rows = await sql()`select kind, width, name, alt from media where id = any (${ids}) order by kind`
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { kind: 'picture', width: 9, name: 'back side.png', alt: 'Its back' },
      { kind: 'sound', width: null, name: 'beep.wav', alt: '' },
    ])
  })

  it.each(['moodle_xml', 'json'])(
    'goes out as %s and comes in again as the same, here and elsewhere',
    async (format) => {
      const [picture, sound] = [await bring(png(8, 8, 30), 'A switch'), await bring(wav(1600), '')]
      const question = shows(picture.id, { explanation: `![A beep](media:${sound.id})`, fixed_order: true })
      const first = await imported(await send('json', jsonFile([question])))
      const { text } = await exported(first.test?.id, format)
      const again = await imported(await send(format, text))
      expect(await questionsOf(again.test?.id)).toEqual(await questionsOf(first.test?.id))

      const elsewhere = await createCommunity(sql())
      const [community] = await sql()<{ slug: string }[]>`select slug from communities where id = ${elsewhere}`
      const other = await createPerson(sql(), 'Ola')
      await addMember(sql(), elsewhere, other, 'instructor')
      const there = await imported(await send(format, text, { community: community?.slug ?? '' }, other))
      const [moved] = await questionsOf(there.test?.id)
      const ids = mediaIdsIn(moved?.prompt, moved?.explanation)
      expect(ids).toHaveLength(2)
      expect(ids).not.toContain(picture.id)
      expect(await filesOf(elsewhere)).toHaveLength(2)
    },
  )

  it('cannot go out in formats of text alone', async () => {
    const picture = await bring(png(8, 8, 31), 'A switch')
    const first = await imported(await send('json', jsonFile([shows(picture.id)])))
    for (const format of ['gift', 'csv', 'aiken']) {
      const { status, text } = await exported(first.test?.id, format)
      expect(status).toBe(422)
      expect(text).toContain('shows a picture or sound')
    }
  })

  it('leaves neither rows nor files after a dry run', async () => {
    const before = [await filesOf(school.harbor()), await sql()`select id from media order by id`]
    const report = await imported(
      await send('moodle_xml', moodle(base64(png(9, 5, 99)), base64(wav(900))), { dry_run: 'true' }),
    )
    expect(report).toMatchObject({ accepted: 1, dry_run: true })
    expect([await filesOf(school.harbor()), await sql()`select id from media order by id`]).toEqual(before)
  })

  it('refuses a question for what it shows, and takes the others', async () => {
    const xml = moodle(base64(new TextEncoder().encode('<script>')), base64(wav(700)))
    expect(await problemOf(await send('moodle_xml', xml))).toMatchObject({ code: 'import_refused' })
    const bank = [...plainBank(2), shows('00000000-0000-4000-8000-000000000009')]
    const report = await imported(await send('json', jsonFile(bank), { accept: 'good' }))
    expect(report).toMatchObject({ accepted: 2, refused: 1 })
    expect(report.questions[2]?.reason).toMatchObject({ code: 'media' })
  })
})

describe('a file of questions with pictures, brought into a working copy', () => {
  const bringInto = async (test: string, body: string, query: Record<string, string> = {}) => {
    const path = `/authoring-api/imports?${new URLSearchParams({ test_id: test, ...query })}`
    const response = await school.api().ask(path, instructor, {
      method: 'POST',
      headers: { 'Content-Type': 'application/xml' },
      body,
    })
    return draftIntake.parse((await response.json()).data)
  }

  it('is described by a dry run, which keeps nothing, and shows what it brought once it is taken', async () => {
    const author = testAuthor(school.api(), instructor)
    const { id } = await author.create()
    const xml = moodle(base64(png(9, 5, 42)), base64(wav(1000)))
    const before = await filesOf(school.harbor())
    const tried = await bringInto(id, xml, { dry_run: 'true' })
    expect(tried.media).toMatchObject([
      { kind: 'picture', width: 9, height: 5, alt: 'Its back', is_kept: false },
      { kind: 'sound', width: null, is_kept: false },
    ])
    expect(await filesOf(school.harbor())).toEqual(before)

    const taken = await bringInto(id, xml)
    const kept = taken.media.map(({ id }) => id)
    expect(taken.media.map(({ is_kept }) => is_kept)).toEqual([true, true])
    expect(mediaIdsIn(JSON.stringify(taken.questions[0]?.content))).toEqual(kept)
    const { attempt } = await author.preview(id)
    expect(attempt?.questions[0]?.media.map(({ id }) => id)).toEqual(kept)

    const again = await bringInto(id, xml, { dry_run: 'true' })
    expect(again.media).toEqual(taken.media)
    expect(again.questions[0]).toMatchObject({ is_known: true })
  })

  it('is refused for what it shows and nobody has, question by question', async () => {
    const author = testAuthor(school.api(), instructor)
    const { id } = await author.create()
    const xml = moodle(base64(new TextEncoder().encode('no picture')), base64(wav(1100)))
    const tried = await bringInto(id, xml, { dry_run: 'true' })
    expect(tried).toMatchObject({ accepted: 0, refused: 1, questions: [{ reason: { code: 'media' } }] })
    const text = JSON.stringify([shows('00000000-0000-4000-8000-000000000009')])
    expect(await author.refusal('POST', `/tests/${id}/draft/paste`, { text })).toMatchObject({ code: 'import_refused' })
  })
})

describe('what a question shows', () => {
  it('cannot be deleted, in whatever version', async () => {
    const picture = await bring(png(5, 5, 50), 'A switch')
    const { test } = await imported(await send('json', jsonFile([shows(picture.id)])))
    const remove = () => school.api().ask(`/media-api/media/${picture.id}`, instructor, { method: 'DELETE' })
    expect(await problemOf(await remove())).toMatchObject({ status: 409, code: 'media_in_use' })
    const listed = await (await school.api().ask('/media-api/media?community=harbor', instructor)).json()
    expect(listed.data.find(({ id }: Media) => id === picture.id).used_by).toEqual([
      { id: test?.id, title: HEAD.title, questions: 1 },
    ])
    await sql()`delete from questions where test_id = ${test?.id ?? null}`
    expect((await remove()).status).toBe(204)
  })

  it('is of its own community, whoever writes it', async () => {
    const [elsewhere, picture] = [await createCommunity(sql()), await bring(png(5, 5, 51), 'A switch')]
    const id = crypto.randomUUID()
    await sql()`insert into tests (id, community_id, slug, title, category, difficulty) values (${id}, ${elsewhere}, 'x', 'X', 'network', 'easy')`
    const write = sql()`select private.write_questions(${id}, 1, ${JSON.stringify([shows(picture.id)])}::text::jsonb)`
    await expect(write).rejects.toThrow('that its community does not have')
  })

  it('comes with the question, and that of its explanation no earlier than what is right', async () => {
    const [asked, why] = [await bring(png(6, 3, 60), 'A switch'), await bring(png(6, 3, 61), 'The port')]
    const bank = plainBank(25).map((question) =>
      shows(asked.id, { ...question, prompt: `![](media:${asked.id})`, explanation: `![](media:${why.id})` }),
    )
    const { test } = await imported(await send('json', jsonFile(bank), { publish: 'true' }))
    const me = await school.newcomer()
    const exam = await me.start({ test_id: test?.id, mode: 'exam', length: 25 })
    const shown = { id: asked.id, kind: 'picture', width: 6, height: 3, alt: 'A switch' }
    for (const { media } of exam.questions) expect(media).toEqual([shown])
    await me.finish(exam.id)
    const { questions } = await me.review(exam.id)
    for (const { media } of questions) expect(new Set(media.map(({ id }) => id))).toEqual(new Set([asked.id, why.id]))
    const practice = await me.start({ test_id: test?.id, mode: 'practice', length: 25 })
    expect(practice.questions[0]?.media).toHaveLength(2)
  })
})

describe('the sweep', () => {
  it('removes files that no row has named for a day, and no other', async () => {
    const { deps } = school.api()
    const folder = mediaFolderOf(school.api().database)
    const kept = await bring(png(4, 4, 70), 'A switch')
    const [row] = await sql()<{ sha256: string }[]>`select sha256 from media where id = ${kept.id}`
    const named = fileName(school.harbor(), row?.sha256 ?? '')
    const [old, fresh] = ['b', 'c'].map((letter) => fileName(school.harbor(), letter.repeat(64)))
    // As a process leaves it that is killed between the file and its row.
    for (const name of [old, fresh]) await deps.mediaStore?.put(name ?? '', new Uint8Array(3), 'image/webp')
    const yesterday = Date.now() / 1000 - 25 * 3600
    for (const name of [named, old]) await utimes(join(folder, name ?? ''), yesterday, yesterday)
    expect(await sweepMedia(deps)).toEqual({ removed: 1 })
    const has = async (name = '') => deps.mediaStore?.has(name)
    expect(await Promise.all([named, old, fresh].map(has))).toEqual([true, false, true])
  })
})
