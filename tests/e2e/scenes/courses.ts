import { expect } from '@playwright/test'
import { signInAs } from '../pages.ts'
import { scene } from '../scene.ts'

scene('courses', async ({ page, here, open, take }) => {
  await signInAs(page, 'Student')
  await open('courses', '/c/harbor/courses', true)
  await page.goto('/c/harbor/courses/networking-essentials')
  await take('course', true)
  await page.goto('/c/harbor/courses/networking-essentials/subnets-without-fear')
  await take('lesson', true)
  await open('program', '/c/harbor/programs/associate-technician', true)

  await page.context().clearCookies()
  await signInAs(page, 'Admin')
  await page.goto('/c/lumen/manage/courses')
  await page.getByLabel('Title of a new course').fill(`Spanish at work ${here}`)
  await page.getByRole('button', { name: 'New course' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Spanish at work')
  await take('manage-course-new', true)
  await page.getByLabel('Title').first().fill('Meetings')
  await page.getByRole('button', { name: 'Add and edit' }).click()
  await page
    .getByLabel('Text, in Markdown')
    .fill(
      '## Before it begins\n\n- *Buenos días a todos*\n- ¿Empezamos?\n\n| say | mean |\n|---|---|\n| vale | all right |',
    )
  await expect(page.getByRole('region', { name: 'Preview' }).getByRole('table')).toBeVisible()
  await take('manage-content', true)
  await open('manage-courses', '/c/lumen/manage/courses', true)
  await page.goto('/c/lumen/manage/courses/everyday-spanish')
  await take('manage-course', true)
  await page.getByRole('link', { name: 'Retire …' }).click()
  await expect(page.getByRole('heading', { name: 'Retire this course?' })).toBeVisible()
  await take('manage-course-retire')
  await page.context().clearCookies()
  await signInAs(page, 'Admin')
  await open('manage-program', '/c/harbor/manage/programs/associate-technician', true)
})
