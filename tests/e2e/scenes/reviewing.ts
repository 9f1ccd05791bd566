import { expect } from '@playwright/test'
import { comesToTheDrawing, FLAT, handsIn } from '../handing-in.ts'
import { newLearner } from '../learner.ts'
import { signInAs } from '../pages.ts'
import { scene } from '../scene.ts'

scene('reviewing', async ({ page, context, here, take, open }) => {
  const learnersPage = await context.newPage()
  const first = await newLearner(learnersPage, `Yuna Kowalczyk-Baptiste, ${here}`)
  await signInAs(page, 'Instructor')
  await comesToTheDrawing(first)
  await handsIn(first, FLAT)
  await open('reviews', '/c/harbor/manage/reviews')
  await page.getByRole('link', { name: `Yuna Kowalczyk-Baptiste, ${here}` }).click()
  await expect(page.getByText('Claimed by you until')).toBeVisible()
  await take('reviews-open', true)
  await page.getByLabel('Reason').fill('Where are the prefixes? Write them beside each address.')
  await page.getByRole('button', { name: 'Send back' }).click()
  await open('reviews-decided', '/c/harbor/manage/reviews?state=decided')
  await open('reviews-none', '/c/harbor/manage/reviews?search=nobody')
  await open('reviews-empty', '/c/harbor/manage/reviews?state=mine')
  await open('learners', '/c/harbor/manage/learners')
  await open('learners-found', `/c/harbor/manage/learners?search=${encodeURIComponent(here)}`)
  await page.getByRole('row', { name: /Yuna/ }).getByRole('link', { name: 'Sent back' }).click()
  await expect(page.getByRole('heading', { name: 'Waive this gate' })).toBeVisible()
  await take('learner-gate', true)
})
