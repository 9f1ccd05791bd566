import type { Page } from '@playwright/test'
import { answerByKeyboard } from './answer-question.ts'
import { onBox } from './box.ts'
import { newLearner, practicedSince, startedPractice, testId } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'

const NETWORK = 'Networking fundamentals'
/** The topics of its bank. */
const [LAST, SECOND, ...TOPICS] = [
  ...['wireless', 'switching and VLANs', 'routing', 'protocols and ports', 'operations and troubleshooting'],
  ...['models and layers', 'cabling and hardware', 'addressing and subnetting'],
]

/** Opens readiness again and again until workers have brought it so far. */
const readsUntil = (page: Page, path: string, words: RegExp) =>
  expect
    .poll(async () => {
      await page.goto(path)
      return page.getByText(words).count()
    })
    .toBeGreaterThan(0)

test('readiness says what is missing, then a range; the next exam scores it, and the page counts that', async ({
  page,
}) => {
  const learner = await newLearner(page)
  const readiness = `/c/harbor/tests/${await testId(NETWORK)}/readiness`
  await page.goto(readiness)
  await expect(page.getByText('Answer 30 more new questions of this test first.')).toBeVisible()

  await learner.practicesNew(TOPICS.slice(0, 5))
  await readsUntil(page, readiness, /Answer 5 more new questions of this test first\./)
  await expect(page.getByText(/At least five are needed in .+, .+,? and .+\./)).toBeVisible()
  await expect(page.getByRole('heading', { name: /^About/ })).toHaveCount(0)
  await expectAccessible(page)
  await learner.practicesNew([...TOPICS.slice(5), SECOND ?? ''])
  await readsUntil(page, readiness, new RegExp(`At least five are needed in ${LAST}\\.`))
  await expect(page.getByText(/more new questions? of this test/)).toHaveCount(0)

  await page.goto(`/c/harbor/practice?length=5&topic=${LAST}`)
  await page.getByRole('button', { name: /^New questions/ }).click()
  await expect(page).toHaveURL(/\/practice\/[\da-f-]{36}$/)
  await expect(page.locator('main')).not.toHaveAttribute('inert')
  const session = page.url().split('/').at(-1) ?? ''
  await practicedSince(session, 5)
  for (const { number, answer } of await startedPractice(session, () => true)) {
    await onBox(page).at(number, 5)
    await answerByKeyboard(page, answer)
    await page.keyboard.press('Enter')
  }
  await page.getByRole('button', { name: 'Finish now' }).click()
  await expect(page).toHaveURL(/\/result$/)

  await readsUntil(page, readiness, /^About \d+%$/)
  const range = await page.getByText(/^In eight of ten cases it would be/).innerText()
  const [, low = 0, high = 0] = (/be (\d+)% to (\d+)%/.exec(range) ?? []).map(Number)
  expect(low).toBeLessThan(high)
  await expectAccessible(page)
  const said = await page.getByText(/followed a prediction/).innerText()
  const before = Number(/^So far (\d+)/.exec(said)?.[1] ?? 0)

  await learner.predictedSince(10)
  const exam = await learner.starts(NETWORK, { mode: 'exam', length: 25, answered: 24 })
  const box = onBox(page)
  await box.open(exam)
  await box.jump(25)
  await box.answer()
  await box.finish()
  await expect(page).toHaveURL(/\/result$/)
  await readsUntil(page, readiness, new RegExp(`So far ${before + 1} exams? followed a prediction here\\.`))
})
