import process from 'node:process'
import { expect } from '@playwright/test'
import { onBox } from '../box.ts'
import { newLearner, testId } from '../learner.ts'
import { signInAs } from '../pages.ts'
import { scene } from '../scene.ts'

const NETWORK = 'Networking fundamentals'

scene('accommodations', async ({ page, context, here, take, open }) => {
  const name = `Yuna Kowalczyk-Baptiste, ${here}`
  // A browser of their own: cookies are those of a whole context.
  const theirs = await context.browser()?.newContext({
    baseURL: `http://localhost:${process.env.SITE_PORT}`,
    viewport: page.viewportSize(),
    colorScheme: here.endsWith('dark') ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  if (!theirs) throw new Error('There is no browser.')
  const exam = await theirs.newPage()
  const learner = await newLearner(exam, name)
  const attempt = await learner.starts(NETWORK, { mode: 'exam', length: 25, answered: 3 })
  await learner.hasMinutes(attempt, 30)
  const heard = exam.waitForResponse(/\/live\?/)
  await onBox(exam).open(attempt)
  await heard

  await signInAs(page, 'Instructor')
  await open('accommodations-none', `/c/harbor/manage/learners/${learner.id}`, true)
  const more = page.getByRole('form', { name: 'Give more time' })
  await more
    .getByLabel('Reason')
    .fill('The power was out for ten minutes, as for everybody in the left half of the hall.')
  await more.getByRole('button', { name: 'Give more time' }).click()
  await expect(more.getByRole('alert')).toBeVisible()
  await take('accommodations-refused', true)
  await more.getByLabel('More minutes').fill('10')
  await more.getByRole('button', { name: 'Give more time' }).click()
  await expect(page.getByText('Their clock shows it.')).toBeVisible()
  const excuse = page.getByRole('form', { name: 'Excuse from a test' })
  await excuse.getByLabel('Test').selectOption(NETWORK)
  await excuse.getByLabel('Reason').fill('Passed it in the evening class of last year.')
  await excuse.getByRole('button', { name: 'Excuse' }).click()
  await expect(page.getByText('is excused from')).toBeVisible()
  await take('accommodations', true)
  await page.getByRole('link', { name: /^End “10 more minutes”/ }).click()
  await expect(page.getByRole('region', { name: /^End/ })).toBeVisible()
  await take('accommodations-end')

  await expect(exam.getByText('Your instructor gave you 10 more minutes.')).toBeVisible()
  const picture = (shot: string) =>
    exam.screenshot({ path: `test-results/pictures/${shot}-${here.replace(' ', '-')}.png` })
  await picture('accommodations-box')
  await exam.goto(`/c/harbor/tests/${await testId(NETWORK)}`)
  await expect(exam.getByText('You are excused from this test')).toBeVisible()
  await picture('accommodations-test')
  await theirs.close()
})
