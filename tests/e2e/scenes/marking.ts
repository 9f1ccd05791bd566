import { expect } from '@playwright/test'
import { essayExam } from '../essay-exam.ts'
import { scene } from '../scene.ts'

scene('marking', async ({ page, context, take, open }) => {
  const browser = context.browser()
  if (!browser) throw new Error('The pictures need a browser.')
  const { slug, learner, studentPage, takesExam } = await essayExam(page, browser, {
    student: 'Yuna Kowalczyk-Baptiste',
  })
  await open('essays-none', `/c/${slug}/manage/essays`)
  const attempt = await takesExam()
  await open('essays', `/c/${slug}/manage/essays`)
  await page.getByRole('link', { name: 'Yuna Kowalczyk-Baptiste', exact: true }).click()
  await expect(page.getByText('A good answer')).toBeVisible()
  await page.getByText('Three quarters').click()
  await page.getByLabel('Feedback').fill('Clear. Say more about faults, and name the rules between parts.')
  await take('essay', true)
  await page.getByRole('button', { name: 'Save and next' }).click()
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)
  await page.getByText('Not right').click()
  await page.getByRole('button', { name: 'Save and next' }).click()
  await expect(page.getByText('Everything is marked')).toBeVisible()
  await open('learner-attempts', `/c/${slug}/manage/learners/${learner.id}`)
  const path = `/c/${slug}/manage/learners/${learner.id}/attempts/${attempt}`
  await open('learner-attempt', path, true)
  await page.getByLabel('Score in percent').fill('80')
  await page.getByLabel('Reason').fill('The fire alarm went off during your exam.')
  await page.getByRole('button', { name: 'Set the score' }).click()
  await expect(page.getByText('The score was set by hand')).toBeVisible()
  await take('learner-attempt-set', true)
  // The learner's side of it.
  await context.clearCookies()
  await context.addCookies(await studentPage.context().cookies())
  await studentPage.context().close()
  await open('result-set', `/c/${slug}/attempts/${attempt}/result`, true)
  await open('review-marked', `/c/${slug}/attempts/${attempt}/review`)
  await open('notifications-marked', '/notifications')
})
