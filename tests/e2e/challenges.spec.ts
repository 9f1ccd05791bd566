import { randomUUID } from 'node:crypto'
import { addDays, dayAt } from '../../functions/_domain/time/days.ts'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, signInAs, test } from './pages.ts'

const NETWORK = 'Networking fundamentals'
const CHALLENGES = '/c/harbor/challenges'
const MANAGE = '/c/harbor/manage/challenges'

test('a learner meets a challenge by what they finish, and the page shows it', async ({ page }) => {
  const learner = await newLearner(page)
  await page.goto(CHALLENGES)
  const light = page.getByRole('article', { name: 'First light' })
  await expect(light).toContainText('Answer 150 questions')
  await expectAccessible(page)
  await learner.finishes(NETWORK, { mode: 'practice', length: 100 })
  await expect(async () => {
    await page.reload()
    await expect(light).toContainText('100 of 150', { timeout: 1000 })
  }).toPass()
  await learner.finishes('Security fundamentals', { mode: 'practice', length: 50 })
  await expect(async () => {
    await page.reload()
    await expect(light).toContainText('You met it', { timeout: 1000 })
  }).toPass()
  await expectAccessible(page)
})

test('the page on which challenges are made is accessible, and asks before one ends', async ({ page }) => {
  await signInAs(page, 'Instructor')
  await page.goto(MANAGE)
  await expect(page.getByRole('heading', { name: 'New challenge' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'End “First light” …' }).click()
  await expect(page.getByRole('heading', { name: 'End “First light” now?' })).toBeVisible()
  await expectAccessible(page)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an instructor makes a challenge with teams, a learner joins one, and it is ended, without a script', async ({
    page,
  }) => {
    const title = `Week of ports ${randomUUID().slice(0, 4)}`
    await signInAs(page, 'Instructor')
    await page.goto(MANAGE)
    const today = dayAt(Date.now())
    await page.getByLabel('Title').fill(title)
    await page.getByLabel('First day').fill(today)
    await page.getByLabel('Last day').fill(addDays(today, -2))
    await page.getByLabel('How many').fill('3')
    await page.getByRole('button', { name: 'Make it' }).click()
    await expect(page.getByText(/A challenge ends after it starts/)).toBeVisible()
    await expect(page.getByLabel('Title')).toHaveValue(title)
    await page.getByLabel('Last day').fill(addDays(today, 6))
    await page.getByLabel('What counts').selectOption('Exams finished')
    await page.getByLabel('Who for').selectOption('In teams, all members together')
    await page.getByLabel('Teams').fill('North\nSouth')
    await page.getByRole('button', { name: 'Make it' }).click()
    await expect(page.getByText(`“${title}” is there.`)).toBeVisible()

    await newLearner(page)
    await page.goto(CHALLENGES)
    const article = page.getByRole('article', { name: title })
    await article.getByRole('button', { name: 'Join North' }).click()
    await expect(page.getByText('You are in the team.')).toBeVisible()
    await expect(article).toContainText('North (your team)')
    await expect(article.getByRole('button')).toHaveCount(0)

    await signInAs(page, 'Instructor')
    await page.goto(MANAGE)
    await page.getByRole('link', { name: `Change the words of “${title}”` }).click()
    await page.getByRole('textbox', { name: 'Words' }).first().fill('Three exams, any test.')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved.')).toBeVisible()
    await page.getByRole('link', { name: `End “${title}” …` }).click()
    await page.getByRole('button', { name: 'End now' }).click()
    await expect(page.getByText('The challenge has ended.')).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: title })).toContainText('ended early')
  })
})
