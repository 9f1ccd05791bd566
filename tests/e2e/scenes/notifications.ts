import { newLearner } from '../learner.ts'
import { scene } from '../scene.ts'

scene('notifications', async ({ page, open, take }) => {
  const learner = await newLearner(page)
  await learner.isTold(24)
  await open('notifications-many', '/notifications')
  const boxes = page.getByRole('article').getByRole('checkbox')
  await boxes.nth(0).check()
  await boxes.nth(2).check()
  await take('notifications-selected')
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByText('2 notifications deleted.').waitFor()
  await take('notifications-deleted')
})
