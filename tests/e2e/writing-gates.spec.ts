import type { Page } from '@playwright/test'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, signInAs, test } from './pages.ts'

const gates = (page: Page) => page.getByRole('list', { name: 'In the order of the gates' }).getByRole('listitem')

test('an instructor makes three gates from nothing, is warned once, and publishes; a student passes the first', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(300_000)
  const name = `Gatekeeping ${Date.now()}`
  const main = page.getByRole('main')
  const title = page.getByRole('region', { name: 'What it is' }).getByLabel('Title')
  await signInAs(page, 'Instructor')
  await page.goto('/c/harbor/manage/courses')
  await page.getByLabel('Title of a new course').fill(name)
  await page.getByRole('button', { name: 'New course' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  const builder = page.url()
  await page.getByLabel('Title').first().fill('Doors')
  await page.getByRole('button', { name: 'Add and write' }).click()
  await expect(page.getByRole('heading', { name: 'Doors', level: 1 })).toBeVisible()
  await page.getByLabel('Text, in Markdown').fill('A door is either open or shut.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(main.getByText('Saved', { exact: true })).toBeVisible()

  // The first asks for more lessons than there are: that is said while it is typed, and mended.
  await page.goto(builder)
  await page.getByRole('link', { name: 'New gate' }).click()
  await title.fill('Read about doors')
  const atLeast = page.getByRole('region', { name: 'How it is passed' }).getByLabel('At least')
  await atLeast.fill('2')
  await expect(main.getByText(`${name} has 1 of them, and each counts once`)).toBeVisible()
  await expectAccessible(page)
  await atLeast.fill('1')
  await expect(main.getByText('each counts once')).toBeHidden()
  await page.getByRole('button', { name: 'Save and publish …' }).click()
  await expect(page.getByRole('region', { name: 'Publish it?' })).toContainText('Nobody has met it yet.')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Retire …' })).toBeVisible()

  await page.goto(builder)
  await page.getByRole('link', { name: 'New gate' }).click()
  await title.fill('Exam')
  await page.getByLabel('Kind', { exact: true }).selectOption('Knowledge check')
  await page.getByLabel('Percent to pass').fill('80')
  await page.getByLabel('An exam in').selectOption('Network')
  await page.getByRole('button', { name: 'Write it as the rule' }).click()
  await expect(main.getByText('Score 80% or more in an exam in network')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Read about doors' }).check()
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByRole('heading', { name: 'Exam', level: 1 })).toBeVisible()

  // The third without a script: its rule goes as JSON where there is one.
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const other = await plain.newPage()
  await signInAs(other, 'Instructor')
  await other.goto(`${builder}/gates/new`)
  await other.getByLabel('Title', { exact: true }).fill('Build a door')
  await other.getByRole('radio', { name: /^By an instructor/ }).check()
  await other.getByRole('checkbox', { name: /^Exam/ }).check()
  await other.getByLabel('Attempts at most').fill('3')
  await other.getByRole('button', { name: 'Save draft' }).click()
  await expect(other.getByRole('heading', { name: 'Build a door', level: 1 })).toBeVisible()
  await expect(other.getByText('“Exam” is a draft yet: nobody can pass it')).toBeVisible()
  await plain.close()

  // A circle is refused by name, also of what somebody else wrote meanwhile.
  await page.reload()
  await page.getByRole('checkbox', { name: /^Build a door/ }).check()
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(main.getByText('Exam → Build a door → Exam')).toBeVisible()
  await page.getByRole('checkbox', { name: /^Build a door/ }).uncheck()
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(main.getByText('Saved', { exact: true })).toBeVisible()

  await page.goto(builder)
  await expect(gates(page).getByRole('link')).toHaveText(['Read about doors', 'Exam', 'Build a door'])
  await expect(page.getByRole('img', { name: 'What needs what' })).toBeVisible()
  await page.getByRole('button', { name: 'Move Build a door up' }).press('Enter')
  await expect(main.getByText('Order saved')).toBeVisible()
  await expect(gates(page).getByRole('link')).toHaveText(['Read about doors', 'Build a door', 'Exam'])
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Publish …' }).click()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Retire …' })).toBeVisible()

  const context = await browser.newContext({ baseURL })
  const learner = await context.newPage()
  await newLearner(learner)
  await learner.goto(builder.replace('/manage', ''))
  await learner.getByRole('button', { name: 'Take this course' }).click()
  await learner.getByRole('link', { name: /Begin: Doors/ }).click()
  await learner.getByRole('button', { name: 'Mark as done' }).click()
  await expect(learner.getByText('Done.', { exact: true })).toBeVisible()
  await context.close()
  await page.getByRole('link', { name: 'Read about doors' }).click()
  await expect(main.getByText('1 learner has passed it.')).toBeVisible()

  // Nothing stays in the way of others.
  await page.goto(`${builder}?ask=retire`)
  await page.getByRole('button', { name: 'Retire', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Retire', exact: true })).toBeHidden()
})
