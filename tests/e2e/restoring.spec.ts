import { askWith, send } from './functions.ts'
import { expect, expectAccessible, signInAs, test } from './pages.ts'
import { demoSession } from './session.ts'

const definition = {
  description: 'Read a lot.',
  type: 'level',
  category: 'level',
  icon: 'star',
  color: 'gold',
  rarity: 'common',
  points: 10,
  xp: 50,
  criteria: { level: 90 },
}

test('an admin retires two achievements at once, takes that back, and brings back one that was retired', async ({
  page,
  browser,
  baseURL,
}) => {
  const admin = askWith((await demoSession('Admin')).token)
  const tag = crypto.randomUUID().slice(0, 8)
  const names = [`Reader ${tag}`, `Scholar ${tag}`]
  for (const name of names) {
    const slug = name.toLowerCase().replace(' ', '_')
    const { id } = Object(
      await send(admin, 'POST', '/achievements-api/', { ...definition, community: 'lumen', slug, name }),
    )
    await send(admin, 'PATCH', `/achievements-api/${id}`, { status: 'live' })
  }

  await signInAs(page, 'Admin')
  await page.goto(`/c/lumen/manage/achievements?search=${tag}`)
  for (const name of names) await page.getByRole('checkbox', { name: `Choose ${name}` }).press('Space')
  await page.getByRole('button', { name: 'Retire the chosen' }).click()
  await expect(page.getByRole('status').filter({ hasText: '2 achievements retired.' })).toBeFocused()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('status').filter({ hasText: '2 achievements brought back.' })).toBeFocused()

  const plain = await (await browser.newContext({ javaScriptEnabled: false, baseURL })).newPage()
  await signInAs(plain, 'Admin')
  await plain.goto(page.url())
  await plain.getByRole('checkbox', { name: `Choose ${names[0]}` }).check()
  await plain.getByRole('button', { name: 'Retire the chosen' }).click()
  await expect(plain.getByRole('status').filter({ hasText: '1 achievement retired.' })).toBeVisible()
  await plain.getByRole('link', { name: names[0], exact: true }).click()
  await plain.getByRole('button', { name: 'Bring back' }).click()
  await expect(plain.getByRole('status').filter({ hasText: 'The achievement is back.' })).toBeVisible()
  await plain.context().close()
})
