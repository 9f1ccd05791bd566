import { randomUUID } from 'node:crypto'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, signInAs, test } from './pages.ts'

test('a question is answered by a person, approved by another, and found by the next learner', async ({ page }) => {
  const mark = `zygote ${randomUUID().slice(0, 6)}`
  const main = page.getByRole('main')
  const asker = await newLearner(page, 'Ada Asker')
  await asker.finishes('Networking fundamentals')

  await page.goto('/ask')
  await expect(page).toHaveURL(/\/c\/harbor\/ask$/)
  await expectAccessible(page)
  await page.getByRole('searchbox', { name: 'What do you want to know?' }).fill('what is a freeze')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Answered already' }).getByRole('link').first()).toHaveText(/freeze/i)
  await expectAccessible(page)

  await main.getByLabel('What is it about?').selectOption('Exams')
  await main.getByLabel('Your question').fill(`Does ${mark} count twice? <b>Really?</b>`)
  await main.getByLabel('Others may find the answer').check()
  await main.getByRole('button', { name: 'Ask a person' }).click()
  await expect(page.getByRole('heading', { name: 'Your question' })).toBeVisible()
  await expect(main).toContainText('Waiting for an answer')
  await expect(main).toContainText('<b>Really?</b>')
  const question = page.url()

  await signInAs(page, 'Instructor')
  await page.goto('/c/harbor/manage/support')
  await expectAccessible(page)
  await main.getByRole('link', { name: mark }).click()
  await expect(page.getByRole('heading', { name: 'Ada Asker asks' })).toBeVisible()
  await main.getByRole('button', { name: 'Claim' }).click()
  await expect(main).toContainText('Claimed by you until')
  await expectAccessible(page)
  await main.getByLabel('Your answer').fill('Ada, it counts **once**.')
  await main.getByRole('button', { name: 'Send answer' }).click()
  await expect(main).toContainText('was sent.')

  await main.getByRole('button', { name: 'Make this an answer that others find' }).click()
  const draft = page.getByRole('region', { name: new RegExp(mark) })
  await expect(draft.getByLabel('Answer')).toHaveValue('…, it counts **once**.')
  await expectAccessible(page)
  await draft.getByRole('button', { name: 'Approve' }).click()
  await expect(draft).toContainText('somebody else has to approve it')

  await signInAs(page, 'Admin')
  await page.goto('/c/harbor/manage/support/answers')
  await draft.getByRole('button', { name: 'Approve' }).click()
  await expect(main).toContainText('Published.')

  await newLearner(page, 'Bo')
  await page.goto(`/c/harbor/ask?q=${encodeURIComponent(mark)}`)
  await main.getByRole('link', { name: mark }).click()
  await expect(main.locator('strong')).toHaveText('once')
  await expectAccessible(page)

  await page.goto(question)
  await expect(main).not.toContainText(mark)
})

test('a learner reads the answer from a notification, writes back and says that it is answered', async ({ page }) => {
  const main = page.getByRole('main')
  const learner = await newLearner(page, 'Cy')
  await page.goto('/c/harbor/ask')
  await main.getByLabel('Your question').fill('How long is an exam?')
  await main.getByRole('button', { name: 'Send' }).click()
  await expect(main).toContainText('a person looks at it first')
  const { id } = /\/ask\/(?<id>[\w-]+)$/.exec(page.url())?.groups ?? {}
  await learner.isAnswered(id ?? '', 'It says so on its page.')

  await page.goto('/notifications')
  await main.getByRole('link', { name: /Your question was answered/ }).click()
  await expect(main).toContainText('It says so on its page.')
  await main.getByLabel('Write more').fill('Thank you!')
  await main.getByRole('button', { name: 'Send' }).click()
  await expect(main).toContainText('Thank you!')
  await main.getByRole('button', { name: 'This is answered' }).click()
  await expect(main).toContainText('Resolved.')
  await expectAccessible(page)
})

test('everything works without a script', async ({ browser, page }) => {
  await newLearner(page, 'Di')
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const plain = await context.newPage()
  const main = plain.getByRole('main')
  await plain.goto('/c/harbor/ask')
  await plain.getByRole('searchbox').fill('streak')
  await plain.keyboard.press('Enter')
  await expect(main.getByRole('heading', { name: 'Answered already' })).toBeVisible()
  await main.getByLabel('Your question').fill('Without a script?')
  await main.getByRole('button', { name: 'Send' }).click()
  await expect(main).toContainText('Without a script?')
  await context.close()
})
