import { expect } from '@playwright/test'
import { askWith, send } from '../functions.ts'
import { newLearner } from '../learner.ts'
import { signInAs } from '../pages.ts'
import { scene } from '../scene.ts'
import { demoSession } from '../session.ts'

const READER = {
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

scene('audit', async ({ page, here, take, open }) => {
  const learner = await newLearner(page, `Yuna Kowalczyk-Baptiste, ${here}`)
  const instructor = askWith((await demoSession('Instructor')).token)
  const award = {
    community: 'harbor',
    user_id: learner.id,
    amount: 1500,
    reason: 'Helped everybody at the bench, all day.',
  }
  await send(instructor, 'POST', '/gamification-api/xp/award', award, crypto.randomUUID())
  const made = { name: `Evening class, ${here}`, description: '' }
  const { id } = Object(await send(instructor, 'POST', '/communities-api/harbor/groups', made))
  await send(instructor, 'PATCH', `/communities-api/harbor/groups/${id}`, { revision: 1, name: `Late class, ${here}` })
  await send(instructor, 'POST', `/communities-api/harbor/groups/${id}/members`, { users: [learner.id] })
  await signInAs(page, 'Admin')
  await open('settings-types', '/c/harbor/manage/settings', true)
  const admin = askWith((await demoSession('Admin')).token)
  const slug = `reader_${crypto.randomUUID().slice(0, 8)}`
  const reader = { ...READER, community: 'lumen', slug, name: `Reader, ${here}` }
  const { id: achievement } = Object(await send(admin, 'POST', '/achievements-api/', reader))
  await send(admin, 'PATCH', `/achievements-api/${achievement}`, { status: 'live' })
  await page.goto('/c/lumen/manage/achievements?pack=custom')
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Retire the chosen' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await take('achievements-retired', true)
  await open('audit', '/c/harbor/manage/audit')
  await take('audit-whole', true)
  await open('audit-about', `/c/harbor/manage/audit?about=group:${id}`)
  await open('audit-nothing', '/c/harbor/manage/audit?person=nobody-is-called-so')
})
