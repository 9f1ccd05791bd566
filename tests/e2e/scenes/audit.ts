import { askWith, send } from '../functions.ts'
import { newLearner } from '../learner.ts'
import { signInAs } from '../pages.ts'
import { scene } from '../scene.ts'
import { demoSession } from '../session.ts'

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
  await open('achievements-choose', '/c/harbor/manage/achievements?pack=custom')
  await open('audit', '/c/harbor/manage/audit')
  await take('audit-whole', true)
  await open('audit-about', `/c/harbor/manage/audit?about=group:${id}`)
  await open('audit-nothing', '/c/harbor/manage/audit?person=nobody-is-called-so')
})
