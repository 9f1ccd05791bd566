import { expect, signInAs } from '../pages.ts'
import { scene } from '../scene.ts'

scene('members', async ({ page, here, take: shoot, open }) => {
  const take = (name: string, fullPage?: boolean) => shoot(`members-${name}`, fullPage)
  await signInAs(page, 'Admin')
  await open('communities-leave', '/communities?leave=lumen')
  await page.goto('/c/harbor/manage/members')
  await take('list', true)
  await page.goto('/c/harbor/manage/members?role=instructor')
  await page.getByRole('link', { name: /^Change role of/ }).click()
  await expect(page.getByRole('region', { name: /^Change the role/ })).toBeVisible()
  await take('role')
  await page.goto('/c/harbor/manage/members?role=instructor')
  await page.getByRole('link', { name: /^Remove/ }).click()
  await expect(page.getByRole('region', { name: /^Remove/ })).toBeVisible()
  await take('remove')

  await page.goto('/c/lumen/manage/members')
  const links: string[] = []
  for (const [role, note, uses] of [
    ['student', `Evening class ${here}`, '30'],
    ['instructor', '', ''],
  ] as const) {
    await page.getByLabel('Invite as').selectOption(role)
    await page.getByLabel('Note for the list below').fill(note)
    await page.getByLabel('Maximum uses').fill(uses)
    await page.getByRole('button', { name: 'Create link' }).click()
    await expect(page.getByLabel('Your link')).toBeFocused()
    await expect(page.getByLabel('Your link')).not.toHaveValue(links[0] ?? '')
    links.push(await page.getByLabel('Your link').inputValue())
  }
  await take('invite', true)
  await page.getByRole('link', { name: `Revoke Evening class ${here} …` }).click()
  await expect(page.getByRole('region', { name: 'Revoke this invitation link?' })).toBeVisible()
  await take('revoke')
  await page.getByRole('button', { name: 'Revoke', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Revoke this invitation link?' })).toHaveCount(0)

  await open('join-mine', links[1] ?? '')
  await page.context().clearCookies()
  await open('join', links[1] ?? '')
  await open('join-revoked', links[0] ?? '')
  await open('join-nowhere', '/join/never-was')
  await signInAs(page, 'Student')
  await open('join-raise', links[1] ?? '')
})
