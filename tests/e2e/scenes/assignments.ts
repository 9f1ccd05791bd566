import { newLearner } from '../learner.ts'
import { expect, signInAs } from '../pages.ts'
import { scene } from '../scene.ts'

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16)

scene('assignments', async ({ page, here, take, open }) => {
  const learner = await newLearner(page, 'Lea Learner')
  await signInAs(page, 'Instructor')
  await open('assignments-new', '/c/harbor/manage/assignments/new', true)
  for (const [index, title] of ['Networking fundamentals', 'Ports and protocols'].entries()) {
    await page.goto('/c/harbor/manage/assignments/new')
    await page.getByLabel('What', { exact: true }).selectOption({ index: index + 1 })
    await page.getByLabel('Title').fill(`${title}, week ${index + 1} (${here})`)
    await page.getByLabel('Note to learners').fill('Take your time, and look at what you missed.')
    await page.getByRole('checkbox', { name: 'Everybody who learns here' }).check()
    await page.getByLabel('Opens').fill(inHours(-72))
    await page.getByLabel('Due (optional)').fill(inHours(index === 0 ? -20 : 30))
    await page.getByLabel('Category (optional)').fill(index === 0 ? 'Homework' : 'Quizzes')
    await page.getByRole('button', { name: 'Make draft' }).click()
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Archive' })).toBeVisible()
  }
  await page.getByLabel('Find a learner').fill('Lea')
  await page.keyboard.press('Enter')
  await page.locator('summary').first().click()
  await take('assignment', true)
  await open('assignments-all', '/c/harbor/manage/assignments', true)
  await open('gradebook', '/c/harbor/manage/gradebook?sort=total&order=desc')
  await page
    .getByRole('region', { name: 'Grades' })
    .getByRole('link', { name: /week 1/ })
    .nth(2)
    .click()
  await expect(page.getByLabel('Score in percent')).toBeVisible()
  await take('gradebook-grade', true)
  await open('gradebook-import', '/c/harbor/manage/gradebook/import', true)
  await open('learner-assignments', `/c/harbor/manage/learners/${learner.id}`, true)
})

scene('assignments of a learner', async ({ page, open }) => {
  await newLearner(page, 'Lea Learner')
  await open('assignments-mine', '/c/harbor/assignments', true)
  await open('assignments-progress', '/c/harbor/progress')
})
