import type { Page } from '@playwright/test'
import { answerByKeyboard, answerByThumb } from './answer-question.ts'
import { onBox } from './box.ts'
import { newLearner, practicedSince, startedPractice } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'
import { tabTo } from './tab-to.ts'

const NETWORK = 'Networking fundamentals'
const aSession = /\/c\/harbor\/practice\/([\da-f-]{36})$/

/** Missed three of a practice test, on its result. */
async function missesThree(page: Page) {
  const learner = await newLearner(page)
  const attempt = await learner.finishes(NETWORK, { mode: 'practice', length: 25, right: (number) => number > 3 })
  await page.goto(`/c/harbor/attempts/${attempt}/result`)
  return attempt
}

const sessionOf = (page: Page) => aSession.exec(page.url())?.[1] ?? ''

test('what a test missed is fixed by keyboard: one button, three questions, and the result says so', async ({
  page,
}) => {
  await missesThree(page)
  await tabTo(page, /^Fix my 3 misses$/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(aSession)
  await expect(page.locator('main')).not.toHaveAttribute('inert')
  const answers = await startedPractice(sessionOf(page), (number) => number !== 2)
  expect(answers).toHaveLength(3)
  for (const { number, answer } of answers) {
    await onBox(page).at(number, 3)
    if (number === 2) {
      // In a field, S is a letter.
      await tabTo(page, /^Skip$/)
      await page.keyboard.press('Enter')
    } else {
      await answerByKeyboard(page, answer)
      if (number < 3) await page.keyboard.press('Enter')
    }
  }
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Finish the practice?' })).toBeVisible()
  await tabTo(page, /^Finish now$/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('2 of 3 fixed')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Fix the one that is left' }).click()
  await expect(page).toHaveURL(aSession)
  await onBox(page).at(1, 1)
})

test('what a test missed is fixed with a thumb, and its result has nothing left to fix', async ({ page, isMobile }) => {
  test.skip(!isMobile, 'Only a phone has touch.')
  const attempt = await missesThree(page)
  await page.getByRole('button', { name: 'Fix my 3 misses' }).tap()
  await expect(page).toHaveURL(aSession)
  await expect(page.locator('main')).not.toHaveAttribute('inert')
  for (const { number, answer } of await startedPractice(sessionOf(page), () => true)) {
    await onBox(page).at(number, 3)
    await answerByThumb(page, answer)
    await page.getByRole('button', { name: number < 3 ? 'Next' : 'Finish', exact: true }).tap()
  }
  await page.getByRole('button', { name: 'Finish now' }).tap()
  await expect(page.getByText('3 of 3 fixed')).toBeVisible()
  await page.getByRole('link', { name: 'Review' }).tap()
  await expect(page.getByRole('article')).toHaveCount(3)
  await expectAccessible(page)
  await page.goto(`/c/harbor/attempts/${attempt}/result`)
  await expect(page.getByRole('button', { name: 'Take it again' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Fix/ })).toHaveCount(0)
})

test('offline, answers and the end of practice stay on the device, and arrive later', async ({ page, context }) => {
  await missesThree(page)
  await page.getByRole('button', { name: 'Fix my 3 misses' }).click()
  await expect(page).toHaveURL(aSession)
  await expect(page.locator('main')).not.toHaveAttribute('inert')
  const [first] = await startedPractice(sessionOf(page), () => true)
  await context.setOffline(true)
  if (first) await answerByKeyboard(page, first.answer)
  await onBox(page).saved('device')
  await page.getByRole('button', { name: /All questions/ }).click()
  await page.getByRole('button', { name: 'Finish the practice' }).click()
  await page.getByRole('button', { name: 'Finish now' }).click()
  await expect(page.getByText('Finished, on this device')).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('1 of 3 fixed')).toBeVisible()
})

test('practice is chosen by what it asks; another one asks whether to give the first up', async ({ page }) => {
  await missesThree(page)
  await page.goto('/c/harbor')
  await page.getByRole('link', { name: 'Practice across tests' }).click()
  await expect(page.getByRole('heading', { name: 'Practice', exact: true })).toBeVisible()
  await page.getByRole('navigation', { name: 'Questions' }).getByRole('link', { name: '10', exact: true }).click()
  const weak = page.getByRole('button', { name: /^Weak spots/ })
  await expect(weak).toContainText('3 missed')
  await expectAccessible(page)
  await weak.click()
  await expect(page).toHaveURL(aSession)
  const first = sessionOf(page)
  await onBox(page).at(1, 10)

  await page.getByRole('link', { name: /^Leave the practice/ }).click()
  await expect(page.getByRole('link', { name: 'Resume: Weak spots' })).toBeVisible()
  await page.getByText('Choose questions').click()
  await page.getByRole('navigation', { name: 'Tests' }).getByRole('link', { name: NETWORK }).click()
  await expect(page.getByRole('navigation', { name: 'Tests' }).locator('[aria-current]')).toHaveCount(1)
  await page.getByRole('button', { name: /^Exam mix/ }).click()
  await expect(page.getByRole('heading', { name: 'Give up your unfinished practice?' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Start Exam mix' }).click()
  await expect(page).toHaveURL(aSession)
  expect(sessionOf(page)).not.toBe(first)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('practice is chosen, filtered, started and started over without a script', async ({ page }) => {
    await newLearner(page)
    await page.goto('/c/harbor/practice')
    await page.getByText('Choose questions').click()
    await page.getByRole('navigation', { name: 'Kinds' }).getByRole('link', { name: 'True or false' }).click()
    await page.getByRole('button', { name: /^New questions/ }).click()
    await expect(page).toHaveURL(aSession)
    const first = sessionOf(page)
    await page.goto('/c/harbor/practice')
    await page.getByRole('button', { name: /^New questions/ }).click()
    await page.getByRole('button', { name: 'Start New questions' }).click()
    await expect(page).toHaveURL(aSession)
    expect(sessionOf(page)).not.toBe(first)
  })
})

test('a note that is written in practice is shown at the review, changed there, and asked for by a filter', async ({
  page,
  context,
}) => {
  await missesThree(page)
  await page.getByRole('button', { name: 'Fix my 3 misses' }).click()
  await expect(page).toHaveURL(aSession)
  await expect(page.locator('main')).not.toHaveAttribute('inert')
  const session = sessionOf(page)
  const answers = await startedPractice(session, () => true)
  const [first] = answers
  if (!first) throw new Error('There is no question.')
  await onBox(page).at(1, 3)
  await expect(page.getByRole('button', { name: 'My note' })).toHaveCount(0)
  await answerByKeyboard(page, first.answer)
  await tabTo(page, /^My note$/)
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: 'Note on question 1' })
  await sheet.getByLabel('Note', { exact: true }).fill('Count the <bits>.')
  await expectAccessible(page)
  await context.setOffline(true)
  await sheet.getByRole('button', { name: 'Save' }).click()
  await expect(sheet.getByRole('alert')).toContainText('A note needs a connection')
  await context.setOffline(false)
  await sheet.getByRole('button', { name: 'Save' }).click()
  await expect(sheet).toHaveCount(0)

  await page.reload()
  await expect(page.getByText('Your note: Count the <bits>.')).toBeVisible()
  await practicedSince(session, 5)
  for (const { number, answer } of answers.slice(1)) {
    await onBox(page).jump(number)
    await onBox(page).at(number, 3)
    await answerByKeyboard(page, answer)
  }
  await page.getByRole('contentinfo').getByRole('button', { name: 'Finish' }).click()
  await page.getByRole('button', { name: 'Finish now' }).click()
  await expect(page.getByText('3 of 3 fixed')).toBeVisible()
  await expect(page.getByText('+3 XP')).toBeVisible()
  await expect(page.getByText('3 of the 10 answers that make a day count.')).toBeVisible()
  await page.getByRole('link', { name: 'Review', exact: true }).click()
  const card = page.getByRole('article').filter({ hasText: 'Your note' })
  await expect(card).toContainText('Count the <bits>.')
  await card.getByRole('link', { name: 'Change my note' }).click()
  await page.getByLabel('Note', { exact: true }).fill('Count the bits.')
  await page.getByLabel('Keep it flagged, to practice it again').check()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(/\/review\?page=all#q\d+$/)
  await expect(page.getByRole('article').filter({ hasText: 'Your note' })).toContainText('Count the bits.')
  await page.goto('/c/harbor/practice?noted=true')
  await expect(page.getByRole('button', { name: /^Exam mix/ })).toContainText('1 known')
  await page.getByRole('link', { name: '3 of 3 fixed' }).click()
  await expect(page).toHaveURL(new RegExp(`/practice/${session}/result$`))
})
