import type { Page } from '@playwright/test'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, openAwake, signInByHand, test } from './pages.ts'

const news = (page: Page) => page.getByRole('region', { name: 'News' })
const bell = (page: Page) => page.getByRole('link', { name: /^Notifications/ })
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('an achievement earned in another window shows one live notification', async ({ page, context }) => {
  const learner = await newLearner(page)
  await page.goto('/c/harbor/progress')
  await expect(page.getByRole('button', { name: 'Start the warm-up' })).toBeVisible()
  await expect(section(page, 'Latest achievements')).toContainText('will show up here')
  await expect(page.getByRole('button', { name: 'Protect today' })).toBeDisabled()
  await expect(bell(page)).toHaveAccessibleName('Notifications')
  await expectAccessible(page)

  const other = await context.newPage()
  await other.goto('/notifications')
  await expect(other.getByRole('heading', { name: 'Your news will show up here' })).toBeVisible()

  await learner.finishes('Security fundamentals')
  const tabs = [page, other]
  await expect.poll(() => Promise.all(tabs.map((tab) => news(tab).count()))).toContain(1)
  for (const tab of tabs) await expect(bell(tab)).toHaveAccessibleName(/, \d+ unread$/)
  const counts = await Promise.all(tabs.map((tab) => news(tab).count()))
  expect(counts.filter((count) => count === 1)).toHaveLength(1)
  const shows = counts[0] === 1 ? page : other
  await expect(news(shows)).toContainText(/\d+ new achievements/)
  await expect(news(shows).getByRole('link', { name: 'See them' })).toHaveAttribute('href', '/c/harbor/achievements')
  await expect(shows.locator(':focus')).toHaveCount(0)
  await expectAccessible(shows)
  await shows.keyboard.press('Escape')
  await expect(news(shows)).toHaveCount(0)

  // Both pages have it meanwhile, without anybody having asked.
  await expect(section(page, 'Latest achievements').getByRole('link').first()).toBeVisible()
  await expect(other.getByRole('article').filter({ hasText: 'Test Rookie' })).toContainText('New achievement')
  await other.close()
  const listening = page.waitForRequest(/\/live/)
  await page.reload()
  await listening
  await expect(section(page, 'Latest achievements').getByRole('link')).toHaveCount(3)
  await expect(news(page)).toHaveCount(0)
})

test("a learner protects today's streak with a freeze", async ({ page }) => {
  const learner = await newLearner(page)
  await learner.finishes('Security fundamentals')
  await learner.learntYesterday()
  await openAwake(page, '/c/harbor/progress')
  await expect(page.getByText('3 freezes left')).toBeVisible()
  await page.getByRole('button', { name: 'Protect today' }).click()
  await expect(page.getByText('2 freezes left')).toBeVisible()
  await expect(page.getByRole('cell', { name: /^Today, .*: frozen$/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Protect today' })).toBeDisabled()
  await expect(page.locator(':focus')).toHaveText('Today is already protected.')
})

test('a learner marks one notification and then all of them as read, and deletes one', async ({ page }) => {
  const learner = await newLearner(page)
  await learner.finishes('Security fundamentals')
  await page.goto('/c/harbor/progress')
  await bell(page).click()
  const rows = page.getByRole('article')
  await expect(rows.first()).toBeVisible()
  const all = await rows.count()
  await expect(bell(page)).toHaveAccessibleName(`Notifications, ${all} unread`)
  await expectAccessible(page)
  await page
    .getByRole('button', { name: /^Mark as read/ })
    .first()
    .click()
  await expect(bell(page)).toHaveAccessibleName(`Notifications, ${all - 1} unread`)
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(bell(page)).toHaveAccessibleName('Notifications')
  await page
    .getByRole('button', { name: /^Delete/ })
    .first()
    .click()
  await expect(rows).toHaveCount(all - 1)
})

test('the demo student sees their progress, and the demo instructor finds the pages to manage', async ({ page }) => {
  await signInByHand(page, 'Student')
  await page.getByRole('link', { name: 'Progress' }).click()
  await expect(page.getByRole('heading', { name: 'Progress', level: 1 })).toBeVisible()
  for (const name of ['Next achievements', 'Latest achievements'])
    await expect(section(page, name).getByRole('listitem')).toHaveCount(3)
  await expect(section(page, 'This week’s leaderboard').getByRole('row', { name: /You/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Current streak' })).toContainText('in a row')
  await expect(page.getByRole('figure')).toContainText('XP in the last 7 days')
  await expect(page.getByRole('link', { name: 'Manage' })).toHaveCount(0)
  await expectAccessible(page)
  await page.goto('/notifications')
  await expect(page.getByRole('article').first()).toBeVisible()
  await page.context().clearCookies()
  await signInByHand(page, 'Instructor')
  await expect(page.getByRole('link', { name: 'Manage' })).toBeVisible()
  await expectAccessible(page)
})
