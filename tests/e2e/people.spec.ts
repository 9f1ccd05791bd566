import { readFile } from 'node:fs/promises'
import { exported } from '../../functions/_contracts/profiles/export.ts'
import { demoInstructor } from './instructor.ts'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, test } from './pages.ts'

const aUsername = () => `lea-${crypto.randomUUID().slice(0, 8)}`

test('a learner changes the settings of their profile, time zone, boards and notifications, and saves all of them at once', async ({
  page,
}) => {
  const learner = await newLearner(page)
  await learner.finishes('Networking fundamentals')
  await page.goto('/me')
  const section = (name: string) => page.getByRole('region', { name, exact: true })
  const save = page.getByRole('button', { name: 'Save', exact: true })
  const said = page.locator('form[action="?/save"]').getByRole('status')

  const profile = section('Profile')
  await profile.getByLabel('Username').fill('admin')
  await profile.getByLabel('Name', { exact: true }).fill('Lea <b>Learner</b>')
  await section('Boards').getByLabel('In my communities').check()
  await expect(said).toHaveText('Not saved yet')
  await save.click()
  await expect(profile.getByText('This username is reserved')).toBeVisible()
  await expect(profile.getByLabel('Username')).toBeFocused()
  await expect(said).toHaveText('Nothing was saved. See the marked field.')
  const username = aUsername()
  await profile.getByLabel('Username').fill(username)
  await profile.getByLabel('About you').fill('Subnets & more')
  await section('Time zone').getByLabel('Time zone').selectOption('Asia/Tokyo')
  await section('Notifications').getByLabel('Remind me when my streak is at risk').check()
  await save.click()
  await expect(said).toHaveText('Saved')
  await expect(section('Time zone')).toContainText('your day for streaks ends at midnight Tokyo time')
  await page.reload()
  await expect(profile.getByLabel('Username')).toHaveValue(username)
  await expect(profile.getByLabel('Name', { exact: true })).toHaveValue('Lea <b>Learner</b>')
  await expect(profile.getByLabel('About you')).toHaveValue('Subnets & more')
  await expect(section('Boards').getByLabel('In my communities')).toBeChecked()
  await expect(section('Notifications').getByLabel('Remind me when my streak is at risk')).toBeChecked()
  await expectAccessible(page)
})

test('a newcomer whose name is an instructor’s is told so by each way to join, and joins with another name', async ({
  page,
}) => {
  await newLearner(page, 'Ada Lindqvist')
  const code = await (await demoInstructor()).invites()
  const refusal = page.getByRole('alert').filter({ hasText: 'too close to the name of an instructor or admin' })
  await page.goto(`/join/${code}`)
  await page.getByRole('button', { name: 'Join' }).click()
  await expect(refusal).toBeVisible()
  await expectAccessible(page)
  await page.goto('/communities')
  await page.getByRole('button', { name: 'Join Lumen Language School' }).click()
  await expect(refusal).toBeVisible()
  await expectAccessible(page)

  await refusal.getByRole('link', { name: 'Change your name' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Adele Lind')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
  await page.goto(`/join/${code}`)
  await expect(page.getByText('You are joining as Adele Lind.')).toBeVisible()
  await page.getByRole('button', { name: 'Join' }).click()
  await expect(page).toHaveURL(/\/c\/harbor\/welcome$/)
})

test('a profile is private until the learner makes it public, and then visitors see it, its achievements and their pictures', async ({
  page,
  browser,
}) => {
  const learner = await newLearner(page, 'Lea <b>Learner</b>')
  const username = aUsername()
  await learner.profile({ username, bio: 'Subnets & more' })
  await learner.finishes('Networking fundamentals')
  const visitor = await (await browser.newContext()).newPage()
  await visitor.goto(`/u/${username}`)
  await expect(visitor.getByRole('heading', { name: 'No public profile here' })).toBeVisible()
  await page.goto('/me')
  await page.getByRole('link', { name: 'Preview your profile' }).click()
  await expect(page.getByText('Only you can see this page')).toBeVisible()
  const earned = page.getByRole('link', { name: 'Test Rookie' })
  const share = (await earned.getAttribute('href')) ?? ''
  expect((await visitor.request.get(`${share}/picture.png`)).status()).toBe(404)
  await page.getByRole('button', { name: 'Make it public' }).click()
  await expect(page.getByText('Only you can see this page')).toHaveCount(0)
  await expectAccessible(page)

  await visitor.goto(`/u/${username}`)
  await expect(visitor.getByRole('heading', { name: 'Lea <b>Learner</b>', level: 1 })).toBeVisible()
  await expect(visitor.getByText('Subnets & more')).toBeVisible()
  await expectAccessible(visitor)
  // All of it is in the page that comes from the server.
  expect(await (await visitor.request.get(`/u/${username}`)).text()).toContain('Test Rookie')
  await visitor.getByRole('link', { name: 'Test Rookie' }).click()
  await expect(visitor.getByRole('heading', { name: 'Test Rookie', level: 1 })).toBeVisible()
  await expectAccessible(visitor)

  const og = (name: string) => visitor.locator(`meta[property="og:${name}"]`).getAttribute('content')
  expect(await og('title')).toBe('Test Rookie, earned by Lea <b>Learner</b>')
  expect(await og('url')).toMatch(new RegExp(`${share}$`))
  const address = (await og('image')) ?? ''
  const picture = await visitor.request.get(address)
  expect(picture.headers()['content-type']).toBe('image/png')
  expect(
    (await visitor.request.get(address, { headers: { 'If-None-Match': picture.headers().etag ?? '' } })).status(),
  ).toBe(304)
  const size = await visitor.evaluate(async (src) => {
    const image = new Image()
    image.src = src
    await image.decode()
    return [image.naturalWidth, image.naturalHeight]
  }, address)
  expect(size).toEqual([1200, 630])
})

test('a learner exports their data and deletes the account, and no page shows them any more', async ({
  page,
  browser,
}) => {
  const learner = await newLearner(page)
  const username = aUsername()
  await learner.profile({ username, visibility: 'public', leaderboard: 'community' })
  await learner.finishes('Networking fundamentals')
  const visitor = await (await browser.newContext()).newPage()
  await visitor.goto(`/u/${username}`)
  await visitor.getByRole('link', { name: 'Test Rookie' }).click()
  await expect(visitor.getByRole('heading', { name: 'Test Rookie', level: 1 })).toBeVisible()
  const address = (await visitor.locator('meta[property="og:image"]').getAttribute('content')) ?? ''
  expect((await visitor.request.get(address)).status()).toBe(200)

  await page.goto('/me')
  const email = await page.getByText(/^lea-.*@example\.test$/).innerText()
  expect(email).toBe(learner.email)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export my data' }).click(),
  ])
  const data = exported.parse(JSON.parse(await readFile(await download.path(), 'utf8')))
  expect(data).toMatchObject({ email, profile: { username, leaderboard: 'community' }, attempts: [{ correct: 25 }] })

  await page.getByRole('link', { name: 'Delete my account' }).click()
  await expectAccessible(page)
  const deleteWith = async (typed: string, password: string) => {
    await page.getByLabel('Type your username').fill(typed)
    await page.getByLabel('Your password').fill(password)
    await page.getByRole('button', { name: 'Delete my account' }).click()
  }
  await deleteWith('somebody', 'long enough by far')
  await expect(page.getByText('This is not your username')).toBeVisible()
  await deleteWith(username, 'not it at all')
  await expect(page.getByText('This is not your password')).toBeVisible()
  await deleteWith(username, 'long enough by far')
  await expect(page.getByRole('heading', { name: 'Your account was deleted' })).toBeVisible()
  await expectAccessible(page)

  await page.goto('/me')
  await expect(page).toHaveURL(/\/sign-in/)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill('long enough by far')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await visitor.reload()
  await expect(visitor.getByRole('heading', { name: 'No public profile here' })).toBeVisible()
  expect((await visitor.request.get(address)).status()).toBe(404)
})
