import { expect } from '@playwright/test'
import { addDays } from '../../../functions/_domain/time/days.ts'
import { localDay } from '../../../functions/_domain/time/local-time.ts'
import { dayZone } from '../day-zone.ts'
import { newLearner, practicedSince, startedPractice } from '../learner.ts'
import { scene } from '../scene.ts'

const NETWORK = 'Networking fundamentals'

scene('dashboard', async ({ page, take, open }) => {
  const learner = await newLearner(page, 'Lea Learner', dayZone())
  await open('dashboard-new', '/c/harbor/progress', true)
  await page.getByRole('button', { name: 'Start the warm-up' }).click()
  await page.waitForURL(/practice\/[\da-f-]{36}$/)
  await expect(page.locator('main')).not.toHaveAttribute('inert')
  await take('dashboard-warm-up')
  const id = page.url().split('/').at(-1) ?? ''
  await practicedSince(id, 2)
  const responses = await startedPractice(id, (number) => number !== 2)
  const answer = await learner.ask(`/attempts-api/practice/${id}/finish`, undefined, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ sent_at: Date.now(), responses }),
  })
  expect(answer.ok).toBe(true)
  await open('dashboard-warm-up-result', `/c/harbor/practice/${id}/result`, true)
  await open('dashboard-warm', '/c/harbor/progress', true)

  await learner.finishes(NETWORK, { mode: 'practice', length: 50, right: (number) => number > 7 })
  await open('dashboard-misses', '/c/harbor/progress', true)
  await learner.hasDue(30)
  await page.goto('/c/harbor/plan')
  await page.getByLabel('Day of the exam').fill(addDays(localDay(new Date(), 'UTC'), 33))
  await page.getByRole('button', { name: 'Make my plan' }).click()
  await expect(page.getByText('33 days to your exam')).toBeVisible()
  await open('dashboard-plan', '/c/harbor/progress', true)
  await learner.learntYesterday()
  await learner.starts('Security fundamentals', { mode: 'exam', length: 50, answered: 12 })
  await open('dashboard-busy', '/c/harbor/progress', true)
})
