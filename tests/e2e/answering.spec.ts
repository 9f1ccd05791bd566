import { randomUUID } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, signInAs, test } from './pages.ts'
import { focused, tabTo } from './tab-to.ts'

const QUEUE = '/c/harbor/manage/support'

/** Somebody new who has finished a test and asks this. */
async function asker(browser: Browser, name: string, ...questions: string[]) {
  const context = await browser.newContext()
  const learner = await newLearner(await context.newPage(), name)
  await learner.finishes('Networking fundamentals')
  const ids: string[] = []
  for (const question of questions) ids.push(await learner.asksPeople(question))
  await context.close()
  return ids
}

/** The page listens to keys once it is awake: its list of them says so. */
async function waitForKeys(page: Page) {
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(keys).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.locator('dialog h2', { hasText: 'Keyboard shortcuts' })).toHaveCount(0)
}

/** Presses j until this question has the focus: others may wait before it. */
async function stepTo(page: Page, title: string) {
  for (let presses = 0; presses < 25; presses++) {
    await page.keyboard.press('j')
    if ((await focused(page).textContent()) === title) return
  }
  throw new Error(`j never reaches ${title}.`)
}

test('questions are answered with the keyboard alone', async ({ page, browser }) => {
  const mark = randomUUID().slice(0, 8)
  const main = page.getByRole('main')
  const { keyboard } = page
  await asker(browser, `Abe ${mark}`, `First of ${mark}`, `Second of ${mark}`)
  await asker(browser, `Bea ${mark}`, `Third of ${mark}`)

  await signInAs(page, 'Instructor')
  await page.goto(`${QUEUE}/replies`)
  await expect(page.getByRole('heading', { name: 'Saved replies' })).toBeVisible()
  await tabTo(page, /^Title$/)
  await keyboard.type(`Greeting ${mark}`)
  await keyboard.press('Tab')
  await keyboard.type('Hello {name}, see page 3.')
  await keyboard.press('Control+Enter')
  await expect(main).toContainText(`“Greeting ${mark}” was saved.`)
  await expectAccessible(page)

  await page.goto(QUEUE)
  await waitForKeys(page)
  await expectAccessible(page)
  await stepTo(page, `First of ${mark}`)
  const titles = await main.getByRole('listitem').getByRole('link').allTextContents()
  const place = titles.indexOf(`First of ${mark}`)
  await keyboard.press('j')
  await expect(focused(page)).toHaveText(titles[place + 1] ?? '')
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowUp')
  await keyboard.press('k')
  await expect(focused(page)).toHaveText(`First of ${mark}`)
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: `Abe ${mark} asks` })).toBeVisible()
  await waitForKeys(page)
  await expectAccessible(page)

  await keyboard.press('Control+c')
  await keyboard.press('c')
  await expect(main).toContainText('Claimed by you until')
  await expect(main).toContainText('You claimed this')
  await keyboard.press('/')
  await expect(main.getByLabel('Find a saved reply')).toBeFocused()
  await keyboard.type(mark)
  await keyboard.press('Enter')
  const answer = main.getByLabel('Your answer')
  await expect(answer).toBeFocused()
  await expect(answer).toHaveValue(`Hello Abe ${mark}, see page 3.`)
  // Letters are text in here.
  await keyboard.type(' (r, c, z)')
  await keyboard.press('Control+Enter')
  await expect(main).toContainText(`Your answer to Abe ${mark} was sent.`)
  await expect(focused(page)).toHaveText(`Your answer to Abe ${mark} was sent.`)
  await expect(main).toContainText('(r, c, z)')
  await expect(answer).toHaveValue('')
  await expect(main).toContainText('Waiting for the learner')

  await keyboard.press('n')
  await expect(main.getByLabel('Your note')).toBeFocused()
  await keyboard.type('He asks twice.')
  await keyboard.press('Control+Enter')
  await expect(focused(page)).toHaveText('Your note was saved.')
  await expect(main).toContainText('note, not shown to the learner')

  await keyboard.press('m')
  await expect(focused(page)).toHaveText(`Join with this one: Second of ${mark}`)
  await keyboard.press('Enter')
  await expect(main).toContainText('Both questions are one now.')
  await expect(main).toContainText(`You joined another question with this one: “First of ${mark}”`)
  await expect(main).toContainText('Second of')

  await keyboard.press('z')
  await expect(focused(page)).toHaveText('a day')
  await keyboard.press('Enter')
  await expect(focused(page)).toContainText('Put off for a day.')
  await expect(main).toContainText('You put this off until')

  await keyboard.press('r')
  await expect(focused(page)).toHaveText('Resolved.')
  await expect(main).toContainText('You resolved this')
  await expectAccessible(page)

  await keyboard.press('j')
  await expect(focused(page)).toHaveText(/ asks$/)

  await page.goto(QUEUE)
  await waitForKeys(page)
  await stepTo(page, `Third of ${mark}`)
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: `Bea ${mark} asks` })).toBeVisible()
  await waitForKeys(page)
  await keyboard.press('h')
  await expect(main.getByLabel('Who answers it?')).toBeFocused()
  const chosen = await main
    .getByLabel('Who answers it?')
    .evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text)
  await keyboard.press('Tab')
  await keyboard.type('You know this one.')
  await keyboard.press('Enter')
  await expect(main).toContainText(`${chosen} was told, and can answer it now.`)
  await expect(main).toContainText(`You handed this over to ${chosen}`)
  await expect(answer).toHaveCount(0)
  await expectAccessible(page)
})

test('whom a question is handed to is told, and what was typed stays until it is sent', async ({ page, browser }) => {
  const mark = randomUUID().slice(0, 8)
  const main = page.getByRole('main')
  const [id] = await asker(browser, `Cora ${mark}`, `Who reads ${mark}?`)
  await signInAs(page, 'Instructor')
  await page.goto(`${QUEUE}/${id}`)
  await main.getByText('Hand over', { exact: true }).first().click()
  await main.getByLabel('A note for them').fill('For you.')
  const to = await main
    .getByLabel('Who answers it?')
    .evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text)
  expect(to).toBeTruthy()
  await main.getByRole('button', { name: 'Hand over' }).click()
  await expect(main).toContainText('was told')

  await signInAs(page, 'Admin')
  await page.goto('/notifications')
  await main
    .getByRole('link', { name: /handed a question over to you/ })
    .first()
    .click()
  await expect(page).toHaveURL(new RegExp(`${QUEUE}/${id}`))
  await expect(main).toContainText('For you.')
  await waitForKeys(page)
  await main.getByLabel('Your answer').fill('I read it.')
  await main.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('r')
  await expect(focused(page)).toHaveText('Send and resolve')
  await page.keyboard.press('Enter')
  await expect(main).toContainText('was sent, and it is resolved.')
  await expect(main).toContainText('You resolved this')
})

test('saved replies work without a script, and two who change one at once are told', async ({ page, browser }) => {
  const mark = randomUUID().slice(0, 8)
  const [id] = await asker(browser, `Dora ${mark}`, `No script ${mark}?`)
  await signInAs(page, 'Instructor')
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const plain = await context.newPage()
  const main = plain.getByRole('main')
  await plain.goto(`${QUEUE}/replies`)
  await main.getByLabel('Title').last().fill(`Plain ${mark}`)
  await main.getByLabel('Reply').last().fill('Dear {name},')
  await main.getByRole('button', { name: 'Save' }).last().click()
  await expect(main).toContainText(`“Plain ${mark}” was saved.`)

  await plain.goto(`${QUEUE}/${id}`)
  await main.getByLabel('Your answer').fill('Typed before.')
  await main.getByText('Saved replies', { exact: true }).click()
  await main.getByRole('button', { name: `Plain ${mark}` }).click()
  await expect(main.getByLabel('Your answer')).toHaveValue(`Typed before.\n\nDear Dora ${mark},`)
  await main.getByRole('button', { name: 'Send answer' }).click()
  await expect(main).toContainText('was sent.')

  // Two open the same reply; who saves last is told, and saves again knowing what the other wrote.
  await page.goto(`${QUEUE}/replies`)
  await plain.goto(`${QUEUE}/replies`)
  const reply = (of: Page) => of.getByRole('listitem').filter({ has: of.getByText(`Plain ${mark}`, { exact: true }) })
  await page.locator('summary', { hasText: `Plain ${mark}` }).click()
  await plain.locator('summary', { hasText: `Plain ${mark}` }).click()
  await reply(plain).getByLabel('Reply').fill('Dear {name}, theirs.')
  await reply(plain).getByRole('button', { name: 'Save' }).click()
  await expect(reply(plain)).toContainText('Saved')
  await reply(page).getByLabel('Title').fill(`Renamed ${mark}`)
  await reply(page).getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert')).toContainText('Another author saved a version')
  await expectAccessible(page)
  await page.getByText('What is saved now').click()
  await expect(page.getByText('Dear {name}, theirs.')).toBeVisible()
  await page
    .getByRole('form', { name: `Plain ${mark}` })
    .getByRole('button', { name: 'Save' })
    .click()
  await expect(page.locator('summary', { hasText: `Renamed ${mark}` })).toBeVisible()
  await expect(page.locator('summary', { hasText: `Plain ${mark}` })).toHaveCount(0)

  await page.getByRole('link', { name: new RegExp(`Delete.*Renamed ${mark}`) }).click()
  await page
    .getByRole('region', { name: /Delete/ })
    .getByRole('button', { name: 'Delete' })
    .click()
  await expect(page.getByRole('main')).toContainText('was deleted.')
  await context.close()
})
