import { newLearner } from './learner.ts'
import { expect, test } from './pages.ts'

test('an earned achievement is announced, is on the dashboard and in the catalogue, and can be shared', async ({
  page,
  browser,
}) => {
  const learner = await newLearner(page)
  const listening = page.waitForRequest(/\/live/)
  await page.goto('/c/harbor/progress')
  await listening
  await learner.finishes('Networking fundamentals')
  const news = page.getByRole('region', { name: 'News' })
  await expect(news).toContainText(/\d+ new achievements/)
  const last = page.getByRole('region', { name: 'Latest achievements', exact: true })
  await expect(last.getByRole('link').first()).toBeVisible()

  await news.getByRole('link', { name: 'See them' }).click()
  // The dashboard has a link of the same name, which leads to a page.
  await expect(page.getByRole('heading', { name: 'Achievements', level: 1, exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Test Rookie', exact: true }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Choose who can see you' }).click()
  const profile = page.getByRole('region', { name: 'Profile', exact: true })
  await profile.getByRole('radio', { name: /^Public/ }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.locator('form[action="?/save"]').getByRole('status')).toHaveText('Saved')

  await page.goto('/c/harbor/achievements/test_rookie')
  const shared = await page.getByRole('link', { name: /^Share/ }).getAttribute('href')
  const visitor = await (await browser.newContext()).newPage()
  await visitor.goto(shared ?? '')
  await expect(visitor.getByRole('heading', { name: 'Test Rookie', level: 1 })).toBeVisible()
  await visitor
    .getByRole('link', { name: /Lea Learner/ })
    .first()
    .click()
  await expect(visitor.getByRole('heading', { name: 'Lea Learner', level: 1 })).toBeVisible()
  await visitor.context().close()
})
