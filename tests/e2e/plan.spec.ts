import type { Page } from '@playwright/test'
import { addDays } from '../../functions/_domain/time/days.ts'
import { localDay } from '../../functions/_domain/time/local-time.ts'
import { answerByKeyboard, answerByThumb } from './answer-question.ts'
import { onBox } from './box.ts'
import { newLearner, startedPractice } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'
import { tabTo } from './tab-to.ts'

const NETWORK = 'Networking fundamentals'
const aSession = /\/c\/harbor\/practice\/([\da-f-]{36})$/
const sessionOf = (page: Page) => aSession.exec(page.url())?.[1] ?? ''
const inDays = (days: number) => addDays(localDay(new Date(), 'UTC'), days)

/** Has seen 25 questions, of which these many are due. */
async function isDue(page: Page, due: number) {
  const learner = await newLearner(page)
  await learner.finishes(NETWORK, { mode: 'practice', length: 25, right: (number) => number > 5 })
  await learner.hasDue(due)
  return learner
}

const today = (page: Page) => page.getByRole('region', { name: /^(Today’s|Enough|Nothing|A |\d+ new)/ })

test('from a date to a plan, to a review that loses its connection, to enough for today', async ({
  page,
  context,
  isMobile,
}) => {
  await isDue(page, 5)
  await page.goto('/c/harbor')
  await page.getByRole('link', { name: 'Your plan' }).click()
  await expect(page.getByRole('heading', { name: 'Your plan' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Today’s 5' })).toBeVisible()
  await page.getByLabel('Day of the exam').fill(inDays(20))
  await page.getByLabel('Minutes a day').fill('15')
  await page.getByLabel('Sunday').check()
  await page.getByRole('button', { name: 'Make my plan' }).click()
  await expect(page.getByText('20 days to your exam')).toBeVisible()
  await expect(page.getByRole('region', { name: 'This week' })).toBeVisible()
  await expect(page.getByText(/^At 15 minutes a day you will see/)).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: /^Review \d+ now$/ }).click()
  await expect(page).toHaveURL(aSession)
  await expect(page.locator('main')).not.toHaveAttribute('inert')
  const id = sessionOf(page)
  const answers = await startedPractice(id, () => true)
  const answer = isMobile ? answerByThumb : answerByKeyboard
  const next = async () =>
    isMobile ? page.getByRole('button', { name: 'Next', exact: true }).tap() : page.keyboard.press('Enter')
  await onBox(page).at(1, answers.length)
  if (answers[0]) await answer(page, answers[0].answer)
  await context.setOffline(true)
  await next()
  if (answers[1]) await answer(page, answers[1].answer)
  await onBox(page).saved('device')
  await context.setOffline(false)
  await onBox(page).saved('all')

  // Begun is begun, on whatever page.
  await page.goto('/c/harbor/plan')
  await expect(page.getByText(`2 of ${answers.length} answered.`)).toBeVisible()
  await page.getByRole('link', { name: 'Continue', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(id))
  await expect(page.locator('main')).not.toHaveAttribute('inert')
  for (const { number, answer: given } of answers.slice(2)) {
    await onBox(page).jump(number)
    await onBox(page).at(number, answers.length)
    await answer(page, given)
  }
  await page.getByRole('button', { name: /All questions/ }).click()
  await page.getByRole('button', { name: 'Finish the practice' }).click()
  await page.getByRole('button', { name: 'Finish now' }).click()
  await expect(page.getByText(`${answers.length} of ${answers.length} right`)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Back to your plan' }).click()
  // The review is done; what is left is new.
  await expect(today(page)).toContainText(/new question|Enough for today|practice exam/)
  await expect(page.getByText(/^Review \d+ now$/)).toHaveCount(0)
})

test('a date that has passed is refused at its field, and the plan is removed after a question, by keyboard', async ({
  page,
}) => {
  await newLearner(page)
  await page.goto('/c/harbor/plan')
  await expect(
    page.getByRole('heading', { name: 'Nothing to review today' }).or(page.getByText(/new questions$/)),
  ).toBeVisible()
  await page
    .locator('form')
    .filter({ hasText: 'Make my plan' })
    .evaluate((form: HTMLFormElement) => (form.noValidate = true))
  await page.getByLabel('Day of the exam').fill(inDays(-1))
  // The parts of a date field are Chromium's own, and have no focus that could be asked for.
  await page.getByLabel('Minutes a day').focus()
  await tabTo(page, /^Make my plan$/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Choose today or a later day.')).toBeVisible()
  await expect(page.getByLabel('Day of the exam')).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)
  await page.getByLabel('Day of the exam').fill(inDays(1))
  await page.getByLabel('Minutes a day').focus()
  await tabTo(page, /^Make my plan$/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Your exam is tomorrow.')).toBeVisible()
  await page.getByLabel('Minutes a day').focus()
  await tabTo(page, /^Remove the exam date$/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Remove your exam date?' })).toBeVisible()
  await tabTo(page, /^Remove it$/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Say when your exam is')).toBeVisible()
})

test('a calendar program reads the plan at an address that is shown once', async ({ page, request }) => {
  await newLearner(page)
  await page.goto('/c/harbor/plan')
  await page.getByLabel('Day of the exam').fill(inDays(9))
  await page.getByLabel('Sunday').check()
  await page.getByRole('button', { name: 'Make my plan' }).click()
  await expect(page.getByText('9 days to your exam')).toBeVisible()
  await page.getByRole('button', { name: 'Make an address' }).click()
  const address = await page.getByLabel(/^Your link/).inputValue()
  await expect(page.getByLabel('Sunday')).toBeChecked()
  await expect(page.getByLabel('Day of the exam')).toHaveValue(inDays(9))
  await expectAccessible(page)
  const read = () => request.get(new URL(address).pathname)
  const answer = await read()
  expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8')
  expect(await answer.text()).toContain('SUMMARY:Exam: ')
  await page.goto('/c/harbor/plan')
  await expect(page.getByLabel(/^Your link/)).toHaveCount(0)
  await page.getByRole('button', { name: 'Turn it off' }).click()
  await expect(page.getByRole('button', { name: 'Make an address' })).toBeVisible()
  expect((await read()).status()).toBe(404)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a plan is made and a review is started without a script', async ({ page }) => {
    await isDue(page, 25)
    await page.goto('/c/harbor/plan')
    await expect(page.getByRole('heading', { name: 'Today’s 10' })).toBeVisible()
    await page.getByLabel('Day of the exam').fill(inDays(30))
    await page.getByLabel('Saturday').check()
    await page.getByRole('button', { name: 'Make my plan' }).click()
    await expect(page.getByText('30 days to your exam')).toBeVisible()
    await expect(page.getByLabel('Saturday')).toBeChecked()
    await page.getByRole('button', { name: /^Review \d+ now$/ }).click()
    await expect(page).toHaveURL(aSession)
  })
})
