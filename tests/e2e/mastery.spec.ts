import { newLearner } from './learner.ts'
import { expect, expectAccessible, signInAs, signInByHand, test } from './pages.ts'
import { tabTo } from './tab-to.ts'

const NETWORK = 'Networking fundamentals'

test('a learner sees a moment after a test how well they master its topics, and practices one of them by keyboard', async ({
  page,
}) => {
  const learner = await newLearner(page)
  await page.goto('/c/harbor/mastery')
  await expect(page.getByText('Not started').first()).toBeVisible()
  await expectAccessible(page)
  await learner.finishes(NETWORK, { length: 100, right: () => true, minutes: 60 })
  await expect
    .poll(async () => {
      await page.reload()
      return page.getByText('You would likely get').count()
    })
    .toBeGreaterThan(1)
  await expectAccessible(page)
  await page.getByText('How levels are reached').click()
  await expect(page.getByText('Three questions are right, and at least half of those you have seen.')).toBeVisible()
  await page.reload()
  await tabTo(page, /^Practice/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/practice\?topic=/)
  await expect(page.getByRole('heading', { name: 'Practice', level: 1 })).toBeVisible()
})

test('without JavaScript the map leads to practice of a topic, and an instructor sees learners by topic', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const plain = await context.newPage()
  await signInByHand(plain, 'Instructor')
  await plain.goto('/c/harbor/mastery')
  await plain
    .getByRole('link', { name: /^Practice / })
    .first()
    .click()
  await expect(plain).toHaveURL(/\/practice\?topic=/)
  await plain.goto('/c/harbor/manage/learners')
  await plain.getByRole('link', { name: 'See it by topic' }).click()
  await expect(plain.getByRole('heading', { name: 'Learners by topic' })).toBeVisible()
  await expect(plain.getByRole('region', { name: 'Learners and topics' })).toBeVisible()
  await context.close()
})

test('the table of learners by topic is for those who teach', async ({ page }) => {
  await signInAs(page, 'Instructor')
  await page.goto('/c/harbor/manage/learners/mastery')
  await expect(page.getByRole('row', { name: /^All learners/ })).toBeVisible()
  await expectAccessible(page)
  await signInAs(page, 'Student')
  await page.goto('/c/harbor/manage/learners/mastery')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('can’t open this page')
})
