import type { Page } from '@playwright/test'
import { addDays } from '../../functions/_domain/time/days.ts'
import { localDay } from '../../functions/_domain/time/local-time.ts'
import { answerByKeyboard, answerByThumb } from './answer-question.ts'
import { onBox } from './box.ts'
import { newLearner, practicedSince, startedPractice } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'
import { tabTo } from './tab-to.ts'

const NETWORK = 'Networking fundamentals'
const PROGRESS = '/c/harbor/progress'
const aSession = /\/c\/harbor\/practice\/([\da-f-]{36})$/
const sessionOf = (page: Page) => aSession.exec(page.url())?.[1] ?? ''

/** The first thing on the page, whatever it is. */
const next = (page: Page) => page.getByRole('main').getByRole('region').first()

test('somebody who is new warms up from one tap, hears what comes next, and then something else is first', async ({
  page,
  isMobile,
}) => {
  await newLearner(page)
  await page.goto(PROGRESS)
  await expect(next(page)).toHaveAccessibleName('Start with a warm-up')
  await expectAccessible(page)
  if (isMobile) await page.getByRole('button', { name: 'Start the warm-up' }).tap()
  else {
    await tabTo(page, /^Start the warm-up$/)
    await page.keyboard.press('Enter')
  }
  await expect(page).toHaveURL(aSession)
  await expect(page.locator('main')).not.toHaveAttribute('inert')
  await practicedSince(sessionOf(page), 2)
  const answers = await startedPractice(sessionOf(page), () => true)
  for (const { number, answer } of answers) {
    await onBox(page).at(number, 5)
    if (number === 2) await page.getByRole('button', { name: 'Skip', exact: true }).click()
    else if (isMobile) await answerByThumb(page, answer)
    else await answerByKeyboard(page, answer)
    if (number === 2) continue
    if (isMobile) await page.getByRole('button', { name: number < 5 ? 'Next' : 'Finish', exact: true }).tap()
    else await page.keyboard.press('Enter')
  }
  await page.getByRole('button', { name: 'Finish now' }).click()
  await expect(page.getByRole('heading', { name: 'Warm-up', level: 1 })).toBeVisible()
  await expect(page.getByText('A good start. A test shows you the rest.')).toBeVisible()
  await expect(page.getByRole('link', { name: /^Next: / })).toHaveAttribute('href', /\/c\/harbor\/tests\//)
  await expectAccessible(page)

  await page.goto(PROGRESS)
  await expect(next(page)).toHaveAccessibleName(/^(Try|A goal is close)/)
  await expect(page.getByText('Start with a warm-up')).toHaveCount(0)
})

test('what was begun goes on first, and what a test missed comes once it is finished', async ({ page }) => {
  const learner = await newLearner(page)
  await learner.starts(NETWORK, { mode: 'exam', length: 25, answered: 5 })
  await page.goto(PROGRESS)
  await expect(next(page)).toHaveAccessibleName(`Continue ${NETWORK}`)
  await expect(next(page)).toContainText('Exam, 5 of 25 answered')
  await expect(next(page).getByRole('link', { name: `Resume: ${NETWORK}` })).toBeVisible()
  await learner.finishes('Security fundamentals', { mode: 'practice', length: 25, right: (number) => number > 3 })
  await page.goto(PROGRESS)
  await expect(next(page)).toHaveAccessibleName(`Continue ${NETWORK}`)
})

test('with a plan, today’s review is first, and it starts by keyboard', async ({ page }) => {
  const learner = await newLearner(page)
  await learner.finishes(NETWORK, { mode: 'practice', length: 25, right: (number) => number > 5 })
  await page.goto(PROGRESS)
  await expect(next(page).getByRole('button', { name: 'Fix my 5 misses' })).toBeVisible()
  await learner.hasDue(25)
  await page.goto('/c/harbor/plan')
  await page.getByLabel('Day of the exam').fill(addDays(localDay(new Date(), 'UTC'), 20))
  await page.getByRole('button', { name: 'Make my plan' }).click()
  await expect(page.getByText('20 days to your exam')).toBeVisible()
  await page.goto(PROGRESS)
  await expect(next(page)).toHaveAccessibleName(/^Today’s \d+$/)
  await expectAccessible(page)
  await tabTo(page, /^Review \d+ now$/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(aSession)
  await page.goto(PROGRESS)
  await expect(next(page).getByRole('link', { name: 'Continue' })).toHaveAttribute('href', aSession)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a warm-up starts without a script', async ({ page }) => {
    await newLearner(page)
    await page.goto(PROGRESS)
    await page.getByRole('button', { name: 'Start the warm-up' }).click()
    await expect(page).toHaveURL(aSession)
  })
})
