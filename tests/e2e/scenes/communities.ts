import { expect, signInAs } from '../pages.ts'
import { scene } from '../scene.ts'

scene('groups', async ({ page, here, take, open }) => {
  await signInAs(page, 'Instructor')
  await open('groups-none', '/c/harbor/manage/groups?search=nothing', true)
  await page.goto('/c/harbor/manage/groups')
  await page.getByLabel('Name', { exact: true }).fill(`Monday class ${here}`)
  await page.getByLabel('Description (optional)').fill('Room 4, at six in the evening')
  await page.getByRole('button', { name: 'Make group' }).click()
  await expect(page.getByText('Nobody is in this group yet')).toBeVisible()
  await take('group-empty', true)
  await page.getByLabel('Find members to add').fill('a')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('checkbox').first()).toBeVisible()
  for (const box of (await page.getByRole('checkbox').all()).slice(0, 3)) await box.check()
  await page.getByRole('button', { name: 'Add chosen to group' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await take('group', true)
  await open('groups', '/c/harbor/manage/groups', true)
  await open('groups-members', '/c/harbor/manage/members?search=a', true)
})
