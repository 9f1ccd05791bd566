import { expect } from '@playwright/test'
import { dayZone } from '../day-zone.ts'
import { newLearner } from '../learner.ts'
import { signInAs } from '../pages.ts'
import { scene } from '../scene.ts'

scene('goals', async ({ page, take, open }) => {
  const learner = await newLearner(page, 'Lea Learner', dayZone())
  await open('goals-new', '/c/harbor/goals', true)
  await learner.finishes('Networking fundamentals', { mode: 'exam', length: 25 })
  await open('goals', '/c/harbor/goals', true)
  await open('goals-progress', '/c/harbor/progress', true)
  await page.goto('/c/harbor/goals')
  await page.getByRole('button', { name: 'Turn goals off' }).click()
  await expect(page.getByText('Goals are off here.')).toBeVisible()
  await take('goals-off', true)
  await open('challenges', '/c/harbor/challenges', true)
  await signInAs(page, 'Instructor')
  await open('challenges-manage', '/c/harbor/manage/challenges', true)
})
