import { askWith, send } from './functions.ts'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, signInAs, test } from './pages.ts'
import { demoSession } from './session.ts'

test('an admin finds who gave a learner XP, with the reason, and downloads what is shown', async ({
  page,
  browser,
  baseURL,
}) => {
  const name = `Wanda ${crypto.randomUUID().slice(0, 8)}`
  const learner = await newLearner(page, name)
  const award = { community: 'harbor', user_id: learner.id, amount: 50, reason: 'Helped everybody at the bench.' }
  const instructor = askWith((await demoSession('Instructor')).token)
  await send(instructor, 'POST', '/gamification-api/xp/award', award, crypto.randomUUID())

  await signInAs(page, 'Admin')
  await page.goto('/c/harbor/manage/settings')
  await page.getByRole('link', { name: 'Audit log' }).click()
  await expect(page.getByRole('heading', { name: 'Audit log', level: 1 })).toBeVisible()
  await page.getByLabel('Name or username').fill(name)
  await page.keyboard.press('Enter')
  const entry = page.getByRole('listitem').filter({ hasText: `gave ${name} 50 XP.` })
  await expect(entry).toContainText('Helped everybody at the bench.')
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as CSV' }).click()
  expect((await download).suggestedFilename()).toBe('harbor-audit.csv')

  const plain = await (await browser.newContext({ javaScriptEnabled: false, baseURL })).newPage()
  await signInAs(plain, 'Admin')
  await plain.goto('/c/harbor/manage/audit')
  await plain.getByLabel('Name or username').fill(name)
  await plain.getByLabel('About').selectOption('settings')
  await plain.getByRole('button', { name: 'Show' }).click()
  await expect(plain.getByRole('main')).toContainText('Nothing matches')
  await plain.context().close()
})

test('an admin declares a type of events without JavaScript, and withdraws it', async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false, baseURL })).newPage()
  await signInAs(page, 'Admin')
  await page.goto('/c/lumen/manage/settings')
  const type = `held_${crypto.randomUUID().slice(0, 8)}`
  await page.getByLabel('New type').fill('Not one')
  await page.getByRole('button', { name: 'Declare' }).click()
  await expect(page.getByLabel('New type')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('New type').fill(type)
  await page.getByRole('button', { name: 'Declare' }).click()
  await expect(page.getByRole('status')).toContainText(`Events of the type ${type} are taken now.`)
  await page.getByRole('button', { name: `Withdraw ${type}` }).click()
  await expect(page.getByRole('status')).toContainText(`${type} are refused now.`)
  await page.context().close()
})
