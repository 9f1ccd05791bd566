import { expect, expectAccessible, signInAs, signInByHand, test } from './pages.ts'
import { tabTo } from './tab-to.ts'

test('an instructor sees what goes on in a community, opens a table by keyboard and downloads it', async ({ page }) => {
  await signInAs(page, 'Instructor')
  // The workers count the demo within a minute or two.
  await expect(async () => {
    await page.goto('/c/harbor/manage/insights')
    await expect(page.getByRole('heading', { name: 'Active learners by week' })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expectAccessible(page)
  await tabTo(page, /^As a table/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('columnheader', { name: 'Active learners' }).first()).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download active learners by week as CSV' }).click()
  expect((await download).suggestedFilename()).toBe('harbor-weeks.csv')
})

test('insights are there without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const plain = await context.newPage()
  await signInByHand(plain, 'Instructor')
  await expect(async () => {
    await plain.goto('/c/harbor/manage/insights')
    await expect(plain.getByRole('heading', { name: 'How far learners got' })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await context.close()
})
