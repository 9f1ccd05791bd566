import { newLearner } from './learner.ts'
import { expect, expectAccessible, signInAs, test } from './pages.ts'

test('an instructor gives XP with a reason, and takes an achievement back', async ({ page, browser, baseURL }) => {
  const name = `Yara ${crypto.randomUUID().slice(0, 8)}`
  const learner = await newLearner(page, name)
  await learner.finishes('Networking fundamentals')
  await signInAs(page, 'Instructor')
  await page.goto(`/c/harbor/manage/learners/${learner.id}`)
  const form = page.getByRole('form', { name: 'Give XP' })
  await form.getByLabel('XP').fill('50')
  await form.getByLabel('Reason').fill('Helped everybody at the bench.')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: `${name} has 50 XP more` })).toBeVisible()
  await page.getByText(/^\d+ achievements?$/).click()
  await expectAccessible(page)

  const plain = await (await browser.newContext({ javaScriptEnabled: false, baseURL })).newPage()
  await signInAs(plain, 'Instructor')
  await plain.goto(page.url())
  await plain.getByText(/^\d+ achievements?$/).click()
  await plain
    .getByRole('link', { name: /^Take back/ })
    .first()
    .click()
  const question = plain.getByRole('region', { name: /^Take back/ })
  await question.getByLabel('Reason').fill('Copied from a friend.')
  await question.getByRole('button', { name: 'Take back' }).click()
  await expect(plain.getByRole('status').filter({ hasText: 'It was taken back' })).toBeVisible()
  await expect(plain.getByRole('main')).toContainText('1 taken back')
  await plain.context().close()
})

test('everybody sees what happened with their account, and turns off what they do not want to hear of', async ({
  page,
}) => {
  await newLearner(page)
  await page.goto('/me')
  const happened = page.getByRole('region', { name: 'What happened with your account' })
  await expect(happened).toContainText('Signed in on a new device')
  await expectAccessible(page)
  const shown = page.getByRole('group', { name: 'Tell me about' })
  await shown.getByRole('checkbox', { name: 'Levels' }).uncheck()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
  await page.reload()
  await expect(shown.getByRole('checkbox', { name: 'Levels' })).not.toBeChecked()
  await expect(shown.getByRole('checkbox', { name: 'Goals' })).toBeChecked()
})
