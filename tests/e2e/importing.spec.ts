import type { Page } from '@playwright/test'
import { png } from '../support/media-files.ts'
import { onBox } from './box.ts'
import { newLearner } from './learner.ts'
import { moodleFile } from './moodle-file.ts'
import { expect, expectAccessible, openAwake, test } from './pages.ts'
import { testWriter } from './test-writer.ts'

const FRONT = 'The front of a switch'
const PLUGS = 'Two plugs'

const isDrawn = (page: Page, name: string) =>
  expect
    .poll(() => page.getByRole('img', { name }).evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBeGreaterThan(0)

test('an instructor imports a file of many kinds with pictures, sees what is wrong, and takes all of it back', async ({
  page,
}) => {
  const author = await newLearner(page, 'Ina Importer')
  const { slug } = await author.administers('Importers')
  const { id } = await testWriter(author.ask, slug).writes('Cables')
  const manage = `/c/${slug}/manage/tests/${id}`
  const file = moodleFile([
    { name: 'front.png', alt: FRONT, bytes: png(320, 200, 90) },
    { name: 'plugs.png', alt: PLUGS, bytes: png(240, 120, 180) },
  ])

  await openAwake(page, `${manage}/import`)
  await page.locator("input[type='file']").setInputFiles({
    name: 'cables.xml',
    mimeType: 'application/xml',
    buffer: Buffer.from(file.text),
  })
  // It is tried at once. What all of them lack is asked for once.
  await expect(page.getByText('None of the 10 questions can be taken.')).toBeVisible()
  await expect(page.getByText('8 questions have no topic. Give one for all of them.')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Topic, where a question has none').fill('Cables')
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByText('7 questions can be taken and 3 cannot.')).toBeVisible()
  await expect(page.getByText('Give one for all of them.')).toHaveCount(0)

  const entries = page.getByRole('listitem').filter({ hasText: /Line \d+/ })
  await expect(entries).toHaveCount(10)
  for (const [name, reason] of [
    ['A formula', "There are no questions of Moodle's kind “calculated” here."],
    ['Nothing right', 'No answer is right.'],
    ['A broken picture', 'This is no picture or sound that is taken'],
  ] as const) {
    const entry = entries.filter({ hasText: name })
    await expect(entry).toContainText('Can’t be taken')
    await expect(entry).toContainText(`Line ${file.lineOf(name)}`)
    await expect(entry).toContainText(reason)
  }
  for (const [kind, prompt, answer] of [
    ['Single choice', 'Which device is this?', 'A switch'],
    ['Multiple choice', 'Which of these carry light?', 'Single mode'],
    ['True or false', 'A coaxial cable carries light.', 'False'],
    ['Numeric', 'How far may it reach?', '100'],
    ['Short answer', 'What joins two fibers?', 'splice'],
    ['Matching', 'Which plug ends which cable?', 'RJ45'],
    ['Essay', 'Why are pairs twisted?', 'It cancels noise.'],
  ] as const) {
    const entry = entries.filter({ hasText: prompt })
    await expect(entry).toContainText('Good')
    await expect(entry).toContainText(kind)
    await expect(entry).toContainText(answer)
  }
  await expect(entries.filter({ hasText: 'Which device is this?' })).toContainText(`[Picture: ${FRONT}]`)
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Import the 7 good ones' }).click()
  await expect(page.getByRole('status').filter({ hasText: '7 questions imported.' })).toBeVisible()
  const questions = page.getByRole('list', { name: 'In the order of the test' }).getByRole('listitem')
  await expect(questions).toHaveCount(12)

  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(questions).toHaveCount(5)
  await page.reload()
  await expect(questions).toHaveCount(5)
  await page.getByRole('button', { name: /^Redo/ }).click()
  await expect(questions).toHaveCount(12)

  // The editor's preview, and the whole test as learners will meet it.
  await questions.getByRole('link', { name: /Which device is this/ }).click()
  await isDrawn(page, FRONT)
  await page.goto(`${manage}/preview`)
  await expect(page.getByText('1 of 12', { exact: true })).toBeVisible()
  const shown = new Set<string>()
  for (let number = 1; number <= 12; number++) {
    await expect(page.getByText(`${number} of 12`, { exact: true })).toBeVisible()
    for (const name of [FRONT, PLUGS])
      if ((await page.getByRole('img', { name }).count()) > 0) {
        await isDrawn(page, name)
        shown.add(name)
      }
    if (number < 12) await page.getByRole('button', { name: 'Next' }).click()
  }
  expect([...shown].toSorted()).toEqual([FRONT, PLUGS])

  await page.goto(`${manage}/questions?ask=publish`)
  await page.getByRole('checkbox', { name: /^This test is meant to be short/ }).check()
  await page.getByRole('region', { name: 'Publish this test?' }).getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Version 1 is live.' })).toBeVisible()
  const attempt = await author.takes.start({ test_id: id, mode: 'practice', length: 10 })
  const pictured = attempt.questions.filter(({ media }) => media.length > 0)
  expect(pictured.length).toBeGreaterThan(0)
  await page.goto(`/c/${slug}/attempts/${attempt.id}`)
  await expect(page.locator('main')).not.toHaveAttribute('inert')
  for (const { number, media } of pictured) {
    await onBox(page).jump(number)
    for (const { alt } of media) await isDrawn(page, alt)
  }
})
