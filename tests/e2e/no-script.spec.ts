import { newLearner } from './learner.ts'
import { expect, test } from './pages.ts'

const NETWORK = 'Networking fundamentals'
const anAttempt = /\/c\/harbor\/attempts\/[\da-f-]+$/

test.use({ javaScriptEnabled: false })

test('a demo student signs in without JavaScript', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill('student@laude.test')
  await page.getByLabel('Password').fill('laude-demo')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/c\/harbor$/)
  await expect(page.getByText('Networking fundamentals')).toBeVisible()
})

test('without JavaScript a learner starts a test, and starts it over from a page that asks to confirm', async ({
  page,
}) => {
  await newLearner(page)
  await page.goto('/c/harbor')
  await page.getByRole('button', { name: 'Exam', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Exam', exact: true })).toHaveAttribute('aria-pressed', 'true')
  const card = page.getByRole('article', { name: NETWORK })
  await card.getByRole('button', { name: /^Start/ }).click()
  await expect(page).toHaveURL(anAttempt)
  const first = page.url()

  await page.goto('/c/harbor')
  await card.getByRole('link', { name: /^Start over/ }).click()
  await expect(page.getByRole('heading', { name: 'Start over?' })).toBeVisible()
  await page.getByRole('button', { name: 'Practice', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Start over?' })).toBeVisible()
  await page.getByRole('button', { name: /^Start over/ }).click()
  await expect(page).toHaveURL(anAttempt)
  expect(page.url()).not.toBe(first)
})
