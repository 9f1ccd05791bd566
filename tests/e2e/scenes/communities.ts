import { newLearner } from '../learner.ts'
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
  await page.getByLabel('Find members to add').fill('ma')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('checkbox').first()).toBeVisible()
  for (const box of (await page.getByRole('checkbox').all()).slice(0, 3)) await box.check()
  await page.getByRole('button', { name: 'Add chosen to group' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await take('group', true)
  await open('groups', '/c/harbor/manage/groups', true)
  await open('groups-members', '/c/harbor/manage/members?search=ma', true)
})

scene('being invited', async ({ page, take, open }) => {
  const captain = await newLearner(page, 'Captain Ruiz')
  const { slug } = await captain.administers('Harbor Pilots')
  const lia = await newLearner(page, 'Lia Learner')
  await page.goto('/communities')
  await captain.ask(`/communities-api/rosters?community=${slug}&make_groups=true`, undefined, {
    method: 'POST',
    body: `email,name,role,group\n${lia.email},Lia,student,Night watch`,
  })
  await expect(page.getByText('Captain Ruiz invited you to Harbor Pilots').first()).toBeVisible()
  await take('invited-toast')
  await open('invited-notification', '/notifications', true)
  await open('invited-communities', '/communities', true)
  await page.goto('/notifications')
  await page.getByRole('link', { name: 'Captain Ruiz invited you to Harbor Pilots' }).click()
  await expect(page.getByRole('heading', { name: 'Join Harbor Pilots' })).toBeVisible()
  await take('invited-page', true)
  const place = page.url()
  await page.getByRole('button', { name: 'No thanks' }).click()
  await expect(page.getByRole('heading', { name: 'Communities', level: 1 })).toBeVisible()
  await open('invited-over', place, true)
  await open('invited-settings', '/me#notifications')
})

scene('making a community', async ({ page, here, take, open }) => {
  const teacher = await newLearner(page, 'Tea Teacher')
  await open('community-new', '/communities/new', true)
  await page.getByLabel('Name', { exact: true }).fill(`Evening school ${here}`)
  await page.getByLabel('Address (optional)').fill('harbor')
  await page.getByRole('radio', { name: /^Invite people/ }).check()
  await page.getByRole('button', { name: 'Make community' }).click()
  await expect(page.getByLabel('Address (optional)')).toHaveAttribute('aria-invalid', 'true')
  await take('community-taken', true)
  await page.getByLabel('Address (optional)').fill('')
  await page.getByRole('button', { name: 'Make community' }).click()
  await expect(page.getByRole('heading', { name: 'Roster', level: 1 })).toBeVisible()
  await take('roster-empty', true)
  const place = new URL(page.url()).pathname.replace('/roster', '')
  await page
    .getByLabel('Or paste addresses')
    .fill(
      [
        'email,name,role,group',
        'lea@example.org,Lea Learner,,Monday',
        'tom@example.org,Tom Tester,,Monday',
        'tom@example.org,Tom again,,',
        'nobody,,,',
        `${teacher.email},,,`,
        'ann@example.org,Ann,boss,',
      ].join('\n'),
    )
  await page.getByLabel('Make groups that are not there').check()
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('region', { name: '6 lines checked' })).toBeVisible()
  await take('roster-report', true)
  await page.getByRole('button', { name: 'Invite 2 people' }).click()
  await expect(page.getByRole('region', { name: 'Waiting for an answer' })).toContainText('lea@example.org')
  await take('roster', true)
  await open('community-settings', `${place}/settings`, true)
  const [, , slug] = place.split('/')
  await teacher.ask(`/communities-api/${slug}/settings`, undefined, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ tagline: 'English and Spanish, after work.' }),
  })
  await page.getByLabel('In one sentence').fill('Languages for everybody, in the evening.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('What is saved now').click()
  await take('community-conflict', true)
  await open('community-archive', `${place}/settings?ask=archive`, true)
  await open('community-manage', place, true)
  await open('test-new', `${place}/tests/new`, true)
  await open('test-copy-none', `${place}/tests/copy`, true)
  for (const title of ['Firewalls', 'What a switch looks like'])
    await teacher.ask('/authoring-api/tests', undefined, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ community: slug, category: 'security', difficulty: 'easy', title }),
    })
  await open('test-copy', `${place}/tests/copy`, true)
  await page.goto(`${place}/roster`)
  const learner = await newLearner(page, 'Lia Learner')
  await learner.ask('/communities-api/lumen/join', undefined, { method: 'POST' })
  await open('communities-list', '/communities', true)
})
