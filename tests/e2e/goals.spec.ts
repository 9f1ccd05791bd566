import { dayZone } from './day-zone.ts'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'
import { tabTo } from './tab-to.ts'

const NETWORK = 'Networking fundamentals'
const GOALS = '/c/harbor/goals'

test('goals stand on the page of progress, are met by work, and say so', async ({ page }) => {
  const learner = await newLearner(page, 'Lea Learner', dayZone())
  await page.goto('/c/harbor/progress')
  const card = page.getByRole('region', { name: 'This week’s goals' })
  await expect(card.getByRole('listitem')).toHaveCount(3)
  await expect(card.getByRole('heading', { name: 'Answer 25 questions' })).toBeVisible()
  await expectAccessible(page)

  await learner.finishes(NETWORK, { mode: 'exam', length: 25 })
  await page.goto('/c/harbor/progress')
  const exam = card.getByRole('listitem').filter({ hasText: 'Finish 1 exam' })
  await expect(exam.getByText('Reached')).toBeVisible()
  await expect(card.getByRole('listitem').filter({ hasText: 'Learn on' })).toContainText('1 of 2 days')
  await card.getByRole('link', { name: 'About your goals' }).click()
  await expect(page).toHaveURL(GOALS)
  await expectAccessible(page)
})

test('goals are put away and turned off by keyboard', async ({ page }) => {
  await newLearner(page, 'Lea Learner', dayZone())
  await page.goto(GOALS)
  const goals = page.getByRole('region', { name: 'This week’s goals' }).getByRole('listitem')
  await expect(goals).toHaveCount(3)
  await tabTo(page, /^Not now/)
  await page.keyboard.press('Enter')
  await expect(goals).toHaveCount(2)
  await tabTo(page, /^Turn goals off$/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Goals are off here.')).toBeVisible()
  await expectAccessible(page)
  await tabTo(page, /^Show goals again$/)
  await page.keyboard.press('Enter')
  await expect(goals).toHaveCount(2)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a goal is swapped and put away without a script, and a swap that is not possible says why', async ({
    page,
  }) => {
    await newLearner(page, 'Lea Learner', dayZone())
    await page.goto(GOALS)
    const goals = page.getByRole('region', { name: 'This week’s goals' }).getByRole('listitem')
    const days = goals.filter({ hasText: 'Learn on 2 days' })
    await days.getByRole('button', { name: /^Swap/ }).click()
    await expect(days).toHaveCount(0)
    const streak = goals.filter({ hasText: 'Reach a streak of 2 days' })
    await streak.getByRole('button', { name: /^Swap/ }).click()
    await expect(page.getByText('No other goal fits today. Tomorrow brings new ones.')).toBeVisible()
    await goals
      .first()
      .getByRole('button', { name: /^Not now/ })
      .click()
    await expect(goals).toHaveCount(2)
  })
})
