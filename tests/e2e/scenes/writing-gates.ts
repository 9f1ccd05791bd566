import { expect } from '@playwright/test'
import { signInAs } from '../pages.ts'
import { scene } from '../scene.ts'

scene('writing gates', async ({ page, open, take }) => {
  await signInAs(page, 'Instructor')
  await open('manage-gates', '/c/harbor/manage/courses/networking-essentials', true)
  await page.getByRole('link', { name: 'Networking exam' }).click()
  await expect(page.getByRole('heading', { name: 'Networking exam', level: 1 })).toBeVisible()
  await take('manage-gate', true)
  await page.goto('/c/harbor/manage/courses/security-essentials/gates/new')
  await page.getByRole('region', { name: 'How it is passed' }).getByLabel('At least').fill('40')
  await expect(page.getByText('each counts once')).toBeVisible()
  await take('manage-gate-new', true)
  await open('manage-program-gates', '/c/harbor/manage/programs/associate-technician', true)
})
