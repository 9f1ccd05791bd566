import type { Page } from '@playwright/test'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, openAwake, signInAs, signInByHand, test } from './pages.ts'

// Not in the academy: other tests count what there is to earn in it.
const MANAGE = '/c/lumen/manage/achievements'

/** On a phone the two views of a rule take turns. */
async function view(page: Page, name: 'Form' | 'JSON') {
  const choice = page.getByRole('radio', { name, exact: true })
  if (await choice.isVisible()) await choice.check()
}

test('an admin edits a rule as a form and as JSON, and each view shows the changes of the other', async ({ page }, {
  project,
}) => {
  const name = `Doors open ${project.name} ${Date.now()}`
  await signInByHand(page, 'Admin')
  await page.goto(MANAGE)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'New achievement' }).click()
  await page.getByLabel('Name', { exact: true }).fill(name)
  await expect(page.getByLabel('Short name')).toHaveValue(name.toLowerCase().replaceAll(' ', '_'))
  await page.getByLabel('Description').fill('Come by, and begin.')
  await page.getByLabel('Category').fill('arriving')
  await page.getByRole('radio', { name: 'Sunrise' }).check()
  await page.getByRole('combobox', { name: 'Rarity' }).selectOption('rare')
  await expect(page.getByLabel('XP', { exact: true })).toHaveValue('100')

  // By keyboard: a counter by its words, then how often.
  const counter = page.getByRole('combobox', { name: 'What is counted' })
  await counter.fill('visited')
  await expect(page.getByRole('option', { name: 'Days visited' })).toBeVisible()
  await counter.press('ArrowDown')
  await counter.press('Enter')
  await expect(counter).toHaveValue('Days visited')
  await page.getByRole('spinbutton', { name: 'At least' }).fill('1')
  await page.getByRole('button', { name: 'Add a condition' }).click()
  const second = page.getByRole('combobox', { name: 'Condition 2 of 2 asks for' })
  await expect(second).toBeFocused()
  await second.selectOption('level')
  await page.getByRole('spinbutton', { name: 'Level' }).fill('1')
  const main = page.getByRole('main')
  await expect(main).toContainText('Visit on a day and reach level 1.')
  await page.getByRole('button', { name: 'Move condition 2 up' }).click()
  await expect(page.getByRole('combobox', { name: 'Condition 1 of 2 asks for' })).toBeFocused()
  await expect(main).toContainText('Reach level 1 and visit on a day.')

  await view(page, 'JSON')
  const json = page.getByRole('textbox', { name: 'The rule as JSON' })
  const text = await json.inputValue()
  expect(JSON.parse(text)).toEqual({ all: [{ level: 1 }, { counter: 'daily_login', gte: 1 }] })
  await json.fill(text.replace('"level": 1', '"level": 1,'))
  await expect(main).toContainText('Line 5: expected a name in double quotes')
  await json.fill(text.replace('"gte": 1', '"gt": 1'))
  await expect(main).toContainText('all[1].gt. This key is not known here.')
  await expectAccessible(page)
  await json.fill(text.replaceAll(/\s/g, ''))
  await page.getByRole('button', { name: 'Format' }).click()
  await expect(json).toHaveValue(text)
  await view(page, 'Form')
  await expect(page.getByRole('spinbutton', { name: 'Level' })).toHaveValue('1')
})

test('an admin tests a rule and publishes it, and a learner who had met it before gets one digest notification', async ({
  page,
  browser,
  baseURL,
}, { project }) => {
  const context = await browser.newContext({ baseURL })
  const learnersPage = await context.newPage()
  const learner = await newLearner(learnersPage)
  await learner.ask('/communities-api/lumen/join', undefined, { method: 'POST' })
  await learner.ask('/gamification-api/streaks/update', undefined, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ community: 'lumen' }),
  })

  const name = `Doors open ${project.name} ${Date.now()}`
  const main = page.getByRole('main')
  await signInAs(page, 'Admin')
  await openAwake(page, `${MANAGE}/new`)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Description').fill('Come by, and begin.')
  await page.getByLabel('Category').fill('arriving')
  await view(page, 'JSON')
  await page
    .getByRole('textbox', { name: 'The rule as JSON' })
    .fill('{ "all": [{ "level": 1 }, { "counter": "daily_login", "gte": 1 }] }')
  await view(page, 'Form')
  await expect(main).toContainText('Reach level 1 and visit on a day.')

  await page.getByRole('button', { name: 'Dry run' }).click()
  await expect(main).toContainText(/learners? earns? it right away/)
  await page.getByRole('button', { name: 'Publish …' }).click()
  const question = page.getByRole('dialog', { name: 'Publish it?' })
  await expect(question).toContainText(/[1-9]\d* learners? earns? it right away:\s+[1-9][\d,]* XP/)
  await expectAccessible(page)
  await question.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(main).toContainText('Live, version 1.')

  // The background sweeps; its digest is the only thing that tells of it.
  const told = async () => {
    const answer = await learner.ask('/gamification-api/notifications?community=lumen')
    const { data } = await answer.json()
    return data.filter((it: unknown) => JSON.stringify(it).includes(name)).map(({ kind }: { kind: string }) => kind)
  }
  await expect.poll(told).toEqual(['digest'])
  await learnersPage.goto('/c/lumen/achievements')
  await expect(learnersPage.getByText(name)).toBeVisible()
  const earned = await (await learner.ask('/achievements-api?community=lumen&state=earned')).json()
  expect(earned.data).toContainEqual(expect.objectContaining({ name, earned_at: expect.any(String) }))
  await context.close()

  await page.getByRole('spinbutton', { name: 'Level' }).fill('2')
  await page.getByRole('button', { name: 'Save …' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await expect(main).toContainText('Live, version 2.')
  await expect(page.getByRole('region', { name: 'Versions' }).getByRole('listitem')).toHaveCount(2)
  await page.getByRole('link', { name: /^Statistics: / }).click()
  await expect(page.getByRole('heading', { name: 'Week by week' })).toBeVisible()
  await expect(main).toContainText(/Unlocked [1-9]\d* times? in the last 12 weeks/)
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await page.getByRole('link', { name: 'Retire …' }).click()
  await page.getByRole('button', { name: 'Retire', exact: true }).click()
  await expect(page).toHaveURL(/statistics$/)
  await page.goto(`${MANAGE}?status=retired&search=${encodeURIComponent(name)}`)
  await expect(page.getByRole('row')).toHaveCount(2)
})

test('without JavaScript an admin writes a draft as JSON, tests it and deletes it, and a student cannot open the page', async ({
  browser,
  baseURL,
}, { project }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const page = await context.newPage()
  await signInAs(page, 'Instructor')
  await page.goto('/c/harbor/manage/achievements/new')
  const slug = `plain_${project.name}_${Date.now()}`
  await page.getByLabel('Name', { exact: true }).fill('Plain')
  await page.getByLabel('Short name').fill(slug)
  await page.getByLabel('Description').fill('Finish a test.')
  await page.getByLabel('Category').fill('plain')
  const json = page.getByRole('textbox', { name: 'The rule as JSON' })
  await json.fill('{\n  "counter": "test_completed"\n  "gte": 1\n}')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByRole('alert')).toContainText('Not saved')
  await expect(page.getByRole('main')).toContainText('Line 3: expected a comma or }')
  await expect(page.getByLabel('Short name')).toHaveValue(slug)

  await json.fill('{ "counter": "test_completed", "gte": 1 }')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByRole('main')).toContainText('This is a draft: only instructors can see it')
  await page.getByRole('button', { name: 'Publish …' }).click()
  await expect(page.getByRole('region', { name: 'Publish it?' })).toContainText(/learners earn it right away/)
  await page.getByRole('link', { name: 'Delete …' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Manage achievements' })).toBeVisible()
  await page.goto(`/c/harbor/manage/achievements?status=draft&search=Plain`)
  await expect(page.getByText(slug)).toHaveCount(0)

  await context.clearCookies()
  await signInAs(page, 'Student')
  for (const path of ['', '/new', '/00000000-0000-4000-8000-000000000000', '/42/statistics']) {
    await page.goto(`/c/harbor/manage/achievements${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/can’t open this page|No such achievement/)
  }
  await context.close()
})
