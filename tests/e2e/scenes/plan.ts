import { expect } from '@playwright/test'
import { addDays } from '../../../functions/_domain/time/days.ts'
import { localDay } from '../../../functions/_domain/time/local-time.ts'
import { newLearner, startedPractice } from '../learner.ts'
import { scene } from '../scene.ts'

const NETWORK = 'Networking fundamentals'
const inDays = (days: number) => addDays(localDay(new Date(), 'UTC'), days)

scene('plan', async ({ page, take, open }) => {
  const learner = await newLearner(page)
  await open('plan-new', '/c/harbor/plan', true)
  await open('plan-tests', '/c/harbor')
  await learner.finishes(NETWORK, { mode: 'practice', length: 50, right: (number) => number > 7 })
  await learner.hasDue(30)
  await open('plan-no-date', '/c/harbor/plan', true)
  await page.getByLabel('Day of the exam').fill(inDays(33))
  await page.getByLabel('Minutes a day').fill('20')
  await page.getByLabel('Sunday').check()
  await page.getByRole('button', { name: 'Make my plan' }).click()
  await expect(page.getByText('33 days to your exam')).toBeVisible()
  await take('plan', true)
  await page.getByText(/more weeks?$/).click()
  await take('plan-weeks', true)
  await page.getByRole('button', { name: 'Make an address' }).click()
  await expect(page.getByLabel(/^Your link/)).toBeVisible()
  await take('plan-address', true)
  await page.goto('/c/harbor/plan')
  await page.getByRole('button', { name: /^Review \d+ now$/ }).click()
  await page.waitForURL(/practice\/[\da-f-]{36}$/)
  await expect(page.locator('main')).not.toHaveAttribute('inert')
  const id = page.url().split('/').at(-1) ?? ''
  await open('plan-running', '/c/harbor/plan')
  const responses = await startedPractice(id, () => true)
  const answer = await learner.ask(`/attempts-api/practice/${id}/finish`, undefined, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ sent_at: Date.now(), responses }),
  })
  expect(answer.ok).toBe(true)
  await open('plan-result', `/c/harbor/practice/${id}/result`, true)
  await open('plan-after', '/c/harbor/plan')
  await open('plan-remove', '/c/harbor/plan?ask=remove', true)
})
