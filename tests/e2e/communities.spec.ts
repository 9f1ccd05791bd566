import { randomUUID } from 'node:crypto'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'

test('a teacher makes a community, invites a list of people into a group, and a learner accepts with one tap', async ({
  page,
  browser,
  baseURL,
}) => {
  const school = `School ${randomUUID().slice(0, 8)}`
  await newLearner(page, 'Tea Teacher')
  const theirs = await browser.newContext({ baseURL })
  const learnersPage = await theirs.newPage()
  const learner = await newLearner(learnersPage, 'Lia Learner')

  await page.goto('/communities')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Make a community' }).click()
  await expectAccessible(page)
  await page.getByLabel('Name', { exact: true }).fill(school)
  await page.getByLabel('Address (optional)').fill('harbor')
  await page.getByRole('radio', { name: /^Invite people/ }).check()
  await page.getByRole('button', { name: 'Make community' }).click()
  // The address is taken, and said so at its field.
  await expect(page.getByLabel('Address (optional)')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(school)
  await page.getByLabel('Address (optional)').fill('')
  await page.getByRole('button', { name: 'Make community' }).click()

  await expect(page.getByRole('heading', { name: 'Roster', level: 1 })).toBeVisible()
  await expectAccessible(page)
  const roster = `email;name;role;group\r\n${learner.email.toUpperCase()};Lia;;Monday\r\nnobody;;;\r\n`
  await page.locator('input[type=file]').setInputFiles({
    name: 'class.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(roster),
  })
  const report = page.getByRole('region', { name: '2 lines checked' })
  await expect(report).toContainText('Not there yet: Monday')
  await expect(report).toContainText('This is not an email address.')
  await page.getByLabel('Make groups that are not there').check()
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(report).toContainText('1 new group: Monday')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Invite 1 person' }).click()
  await expect(page.getByRole('status').first()).toContainText('1 person invited')
  await expect(page.getByRole('region', { name: 'Waiting for an answer' })).toContainText(learner.email)

  await page.getByRole('navigation', { name: 'Manage' }).getByRole('link', { name: 'Overview' }).click()
  const steps = page.getByRole('region', { name: 'First steps' })
  await expect(steps.getByText('Done:')).toHaveCount(1)
  await expect(steps.getByRole('link')).toHaveText(['Publish a first test', 'Say in one sentence what it is about'])
  await expectAccessible(page)

  await learnersPage.goto('/communities')
  const invited = learnersPage.getByRole('region', { name: 'You are invited' })
  await expect(invited).toContainText(`Tea Teacher invites you as a student, in “Monday”`)
  await expectAccessible(learnersPage)
  await invited.getByRole('button', { name: `Join ${school}` }).click()
  await expect(learnersPage).toHaveURL(/\/c\/school-/)

  await learnersPage.goto('/communities')
  await expect(learnersPage.getByRole('listitem').filter({ hasText: school })).toContainText('Group: Monday')
  await page.getByRole('navigation', { name: 'Manage' }).getByRole('link', { name: 'Groups' }).click()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Monday' }).click()
  await expect(page.getByRole('region', { name: 'Members', exact: true })).toContainText('Lia Learner')
  await expectAccessible(page)
  await page.getByRole('checkbox', { name: 'Choose Lia Learner' }).check()
  await page.getByRole('button', { name: 'Remove chosen from group' }).click()
  await expect(page.getByRole('status').first()).toContainText('1 member removed from “Monday”')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('region', { name: 'Members', exact: true })).toContainText('Lia Learner')
  await theirs.close()
})

test('somebody who has an account is told of an invitation, says no thanks, and joins another without JavaScript', async ({
  page,
  browser,
  baseURL,
}) => {
  const captain = await newLearner(page, 'Captain Ruiz')
  const lia = await newLearner(page, 'Lia Learner')
  const [pilots, sailors] = [`Pilots ${randomUUID().slice(0, 8)}`, `Sailors ${randomUUID().slice(0, 8)}`]
  for (const name of [pilots, sailors]) {
    const { slug } = await captain.administers(name)
    await captain.ask(`/communities-api/rosters?community=${slug}`, undefined, { method: 'POST', body: lia.email })
  }
  const link = (school: string, shown = page) =>
    shown.getByRole('main').getByRole('link', { name: `Captain Ruiz invited you to ${school}` })
  await page.goto('/notifications')
  await expect(link(sailors)).toBeVisible()
  await link(pilots).click()
  await expect(page.getByRole('heading', { name: `Join ${pilots}` })).toBeVisible()
  await expectAccessible(page)
  const place = page.url()
  await page.getByRole('button', { name: 'No thanks' }).click()
  await expect(page.getByRole('region', { name: 'You are invited' })).not.toContainText(pilots)
  await page.goto(place)
  await expect(page.getByRole('heading', { name: 'This invitation isn’t open any more' })).toBeVisible()
  await expectAccessible(page)

  const storageState = await page.context().storageState()
  const plain = await browser.newContext({ baseURL, javaScriptEnabled: false, storageState })
  const theirs = await plain.newPage()
  await theirs.goto('/notifications')
  await expect(link(pilots, theirs)).toHaveCount(0)
  await link(sailors, theirs).click()
  await theirs.getByRole('button', { name: 'Join' }).click()
  await expect(theirs).toHaveURL(/\/c\/s-/)
  await plain.close()
})

test('a community is described, archived and brought back without JavaScript', async ({ browser, baseURL }) => {
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const page = await plain.newPage()
  const school = `Plain ${randomUUID().slice(0, 8)}`
  await newLearner(page, 'Pia Plain')
  await page.goto('/communities/new')
  await page.getByLabel('Name', { exact: true }).fill(school)
  await page.getByRole('radio', { name: /^Look around/ }).check()
  await page.getByRole('button', { name: 'Make community' }).click()
  const steps = page.getByRole('region', { name: 'First steps' })
  await expect(steps.getByRole('link', { name: 'Invite people' })).toBeVisible()
  await steps.getByRole('button', { name: 'Hide' }).click()
  await expect(page.getByRole('heading', { name: 'Manage', level: 1 })).toBeVisible()
  await expect(steps).toBeHidden()
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByLabel('In one sentence').fill('For all who like to read.')
  await page.getByRole('radio', { name: /^Anybody/ }).check()
  await page.getByRole('radio', { name: 'Plum' }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status').first()).toHaveText('Saved.')
  await expect(page.getByLabel('In one sentence')).toHaveValue('For all who like to read.')
  await expect(page.getByRole('radio', { name: 'Plum' })).toBeChecked()

  const stale = await plain.newPage()
  await stale.goto(page.url())
  await page.getByLabel('In one sentence').fill('For all who read.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status').first()).toHaveText('Saved.')
  await stale.getByLabel('In one sentence').fill('For all who write.')
  await stale.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(stale.getByText('Another admin saved a version since you opened this page.')).toBeVisible()
  await expect(stale.getByLabel('In one sentence')).toHaveValue('For all who write.')
  await stale.getByText('What is saved now').click()
  await expect(stale.getByText('For all who read.')).toBeVisible()
  await stale.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(stale.getByRole('status').first()).toHaveText('Saved.')
  await stale.close()

  const board = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Board' })
  const whereTheyAre = await board.getAttribute('href')
  await page.getByRole('button', { name: 'Switch leaderboards off' }).click()
  await expect(page.getByRole('status').first()).toHaveText('Leaderboards are switched off.')
  await expect(board).toBeHidden()
  await page.goto(String(whereTheyAre))
  await expect(page.getByRole('heading', { name: 'No leaderboards here' })).toBeVisible()
  await page.goBack()

  await page.getByRole('link', { name: 'Archive …' }).click()
  await page.getByRole('button', { name: 'Archive', exact: true }).click()
  await expect(page.getByRole('region', { name: new RegExp(`${school} has been closed since`) })).toBeVisible()
  await page.getByRole('button', { name: 'Bring back' }).click()
  await expect(page.getByRole('status').first()).toHaveText('The community is open again.')
  await page.getByRole('navigation', { name: 'Manage' }).getByRole('link', { name: 'Members' }).click()
  await page.getByRole('link', { name: 'Invite a list' }).click()
  await page.getByLabel('Or paste addresses').fill('lea@example.test\nlea@example.test')
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('region', { name: '2 lines checked' })).toContainText('1 person will be invited')
  await page.getByRole('button', { name: 'Invite 1 person' }).click()
  await page.getByRole('button', { name: 'Take back the invitation of lea@example.test' }).click()
  await expect(page.getByText('Nobody is invited by address right now.')).toBeVisible()
  await plain.close()
})

test('a teacher copies a test into a second community, and pastes the questions of another', async ({ page }) => {
  const teacher = await newLearner(page, 'Tea Teacher')
  const named = randomUUID().slice(0, 8)
  const [old, school] = [`Old ${named}`, `Copies ${named}`]
  const post = (path: string, body: object) =>
    teacher.ask(path, undefined, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  await post('/communities-api/', { name: old, slug: `old-${named}`, packs: [] })
  const head = { community: `old-${named}`, category: 'security', difficulty: 'easy' }
  await post('/authoring-api/tests', { ...head, title: 'Firewalls' })

  await page.goto('/communities/new')
  await page.getByLabel('Name', { exact: true }).fill(school)
  await page.getByRole('radio', { name: /^Make a test/ }).check()
  await page.getByRole('button', { name: 'Make community' }).click()
  await page.getByRole('link', { name: 'copy a test' }).click()
  await page.getByLabel('From', { exact: true }).selectOption(school)
  await page.getByRole('button', { name: 'Show its tests' }).click()
  await expect(page.getByRole('heading', { name: 'There is no test to copy' })).toBeVisible()
  await page.getByLabel('From', { exact: true }).selectOption(old)
  await page.getByRole('button', { name: 'Show its tests' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Firewalls' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Copy Firewalls' }).click()
  await expect(page.getByRole('status').first()).toContainText('This is the copy.')
  await expect(page.getByRole('heading', { name: 'Firewalls', level: 1 })).toBeVisible()

  await page.getByRole('navigation', { name: 'Manage' }).getByRole('link', { name: 'Tests' }).click()
  await page.getByRole('link', { name: 'New test' }).click()
  await page.getByLabel('Title').fill('Pasted')
  await page.getByLabel('Category').fill('security')
  await page.getByRole('radio', { name: /^Paste them/ }).check()
  await page.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { name: 'Paste questions' })).toBeVisible()
})
