import type { Page } from '@playwright/test'
import { newLearner } from './learner.ts'
import { expect, expectAccessible, openAwake, test } from './pages.ts'

const saved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible()
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })
const preview = (page: Page) => page.getByRole('region', { name: 'Preview' })

/** The admin of a community of their own, with a new test open. */
async function withTest(page: Page, title: string) {
  const author = await newLearner(page, 'Tess Teacher')
  const community = await author.administers('Writers')
  const manage = `/c/${community.slug}/manage/tests`
  await openAwake(page, `${manage}/new`)
  await field(page, 'Title').fill(title)
  await field(page, 'Category').fill('Networking')
  await page.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
  return { author, community, manage, questions: new URL(page.url()).pathname }
}

async function addQuestion(page: Page, kind: string) {
  await page.getByText('Add a question').click()
  await page.getByRole('button', { name: new RegExp(`^${kind}`) }).click()
  await expect(page.getByRole('combobox', { name: 'Kind', exact: true })).toBeVisible()
}

/** What every question needs. */
async function writeTexts(page: Page, prompt: string) {
  await page.getByRole('textbox', { name: /^(Prompt|The case)$/ }).fill(prompt)
  await field(page, 'Explanation').fill('It is written in the standard.')
  await field(page, 'Topic').fill('Ports')
}

async function fillAll(page: Page, values: Record<string, string>) {
  for (const [label, value] of Object.entries(values)) await field(page, label).fill(value)
}

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60"><rect width="50" height="60" fill="#9bb"/></svg>'

/** Writes the answer of each kind. */
const ANSWERS: Record<string, { prompt?: string; write: (page: Page) => Promise<void> }> = {
  'Single choice': {
    write: async (page) => {
      await fillAll(page, { 'Option A': 'TCP', 'Option B': 'UDP', 'Why B tempts': 'It is as common.' })
      await page.getByLabel('Option A is correct').check()
    },
  },
  'Multiple choice': {
    write: async (page) => {
      await fillAll(page, { 'Option A': '22', 'Option B': '80', 'Option C': '443' })
      await page.getByLabel('Option B is correct').check()
      await page.getByLabel('Option C is correct').check()
      await page.getByRole('checkbox', { name: /^Give partial credit/ }).check()
    },
  },
  'True or false': { write: (page) => page.getByRole('radio', { name: 'True', exact: true }).first().check() },
  Numeric: { write: (page) => fillAll(page, { 'Correct number': '22', Unit: 'ms' }) },
  'Short answer': { write: (page) => field(page, 'Accepted answers, one a line').fill('SSH\nSecure Shell') },
  Matching: {
    write: async (page) => {
      await fillAll(page, { 'Item 1': 'SSH', 'Item 2': 'HTTP' })
      await page.getByLabel('goes with').nth(0).fill('22')
      await page.getByLabel('goes with').nth(1).fill('80')
    },
  },
  Ordering: { write: (page) => fillAll(page, { 'Item 1': 'SYN', 'Item 2': 'SYN, ACK', 'Item 3': 'ACK' }) },
  Categorizing: {
    write: async (page) => {
      await fillAll(page, { 'Category 1': 'TCP', 'Category 2': 'UDP', 'Item 1': 'HTTP', 'Item 2': 'DNS' })
      await page.getByLabel('belongs to').nth(0).selectOption('TCP')
      await page.getByLabel('belongs to').nth(1).selectOption('UDP')
    },
  },
  'Fill in the gaps': {
    prompt: 'SSH listens on {{1}}.',
    write: async (page) => {
      await page.getByLabel('How gap 1 is filled').selectOption('Typed number')
      await field(page, 'Correct number').fill('22')
    },
  },
  Picture: {
    write: async (page) => {
      await page.getByRole('button', { name: 'Choose a picture' }).click()
      const dialog = page.getByRole('dialog', { name: 'Pictures and sounds' })
      const file = { name: 'plan.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(DRAWING) }
      await dialog.locator("input[type='file']").setInputFiles(file)
      await dialog.getByRole('textbox', { name: /^What/ }).fill('Two rooms side by side.')
      await dialog.getByRole('button', { name: /^(Add|Bring|Upload)/ }).click()
      await expect(dialog).toBeHidden()
      await fillAll(page, { 'Name of area 1': 'the left room', 'Name of area 2': 'the right room' })
      for (const [area, left] of ['0', '50'].entries()) {
        const values = [left, '0', '50', '60']
        for (const [at, side] of ['Left', 'Top', 'Width', 'Height'].entries())
          await field(page, side)
            .nth(area)
            .fill(values[at] ?? '')
      }
      await page.getByLabel('Area 2 is correct').check()
    },
  },
  Essay: { write: (page) => field(page, 'Model answer').fill('SSH encrypts what it carries.') },
  Case: {
    write: async (page) => {
      for (const part of [1, 2]) {
        const region = page.getByRole('region', { name: `Part ${part}` })
        await region.getByRole('combobox', { name: `Kind of part ${part}` }).selectOption('True or false')
        await region.getByRole('textbox', { name: `Prompt of part ${part}` }).fill('A port is open.')
        await region.getByRole('radio', { name: 'True', exact: true }).check()
      }
    },
  },
}

test('an instructor writes a test of many kinds, tries it, publishes it short, and a student takes it', async ({
  page,
  browser,
  baseURL,
}) => {
  const { community, manage, questions } = await withTest(page, 'Ports and protocols')
  await expect(page.getByRole('heading', { name: 'The questions of this test will be here' })).toBeVisible()
  await expectAccessible(page)
  for (const [kind, { prompt = `A question: ${kind}?`, write }] of Object.entries(ANSWERS)) {
    await page.goto(questions)
    await addQuestion(page, kind)
    await writeTexts(page, prompt)
    await write(page)
    await saved(page)
    // Nothing is missing, so it can be tried.
    await expect(preview(page).getByRole('article')).toBeVisible()
  }
  await expectAccessible(page)

  // One that is not ready keeps the test from going live, and is named.
  await page.goto(questions)
  await addQuestion(page, 'Single choice')
  await page.getByRole('textbox', { name: 'Prompt' }).fill('Half a question')
  await saved(page)
  await page.getByRole('link', { name: 'Questions' }).last().click()
  await expect(page.getByText('1 question is not ready')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Publish …' }).click()
  await expect(page.getByRole('region', { name: 'Not ready yet' })).toContainText('Question 13: Needs')
  await page.getByRole('link', { name: 'Close' }).click()
  await page.getByLabel('Select question 13').check()
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('status').filter({ hasText: '1 question deleted' })).toBeVisible()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(page.getByLabel('Select question 13')).toBeAttached()
  await page.getByLabel('Select question 13').check()
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByLabel('Select question 13')).toHaveCount(0)

  await page.getByRole('link', { name: 'Preview', exact: true }).click()
  await expect(page.getByText('1 of 12', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('2 of 12', { exact: true })).toBeVisible()

  await page.goto(`${questions}?ask=publish`)
  const ask = page.getByRole('region', { name: 'Publish this test?' })
  await ask.getByRole('checkbox', { name: /^This test is meant to be short/ }).check()
  await ask.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Version 1 is live.' })).toBeVisible()
  await page.getByRole('link', { name: 'Versions' }).click()
  await expect(page.getByRole('rowheader', { name: 'Version 1' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Settings' }).click()
  await expectAccessible(page)
  await page.goto(manage)
  await expect(page.getByRole('row', { name: /Ports and protocols/ })).toContainText('Live')
  await expectAccessible(page)

  const student = await (await browser.newContext({ baseURL })).newPage()
  const learner = await newLearner(student)
  await learner.belongsTo(community, 'student')
  await student.goto(`/c/${community.slug}`)
  const card = student.getByRole('article', { name: 'Ports and protocols' })
  await card.getByRole('button', { name: /^Start/ }).click()
  await expect(student.getByRole('heading', { name: /^Question 1 of 10/ })).toBeAttached()
  await student.context().close()
})

test('a question is written by keyboard alone, and the next one begins with a key', async ({ page }) => {
  const { questions } = await withTest(page, 'By keyboard')
  await addQuestion(page, 'Single choice')
  const first = page.url()
  await page.getByRole('textbox', { name: 'Prompt' }).focus()
  await page.keyboard.type('Which one is ')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('reliable')
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue('Which one is **reliable**')
  await field(page, 'Option A').focus()
  await page.keyboard.type('UDP')
  await page.keyboard.press('Enter')
  await expect(field(page, 'Option B')).toBeFocused()
  await page.keyboard.type('TCP')
  await page.getByLabel('Option A is correct').focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByLabel('Option B is correct')).toBeChecked()
  await page.getByRole('button', { name: 'Move option B up' }).focus()
  await page.keyboard.press('Enter')
  await expect(field(page, 'Option A')).toHaveValue('TCP')
  await expect(page.getByLabel('Option A is correct')).toBeChecked()
  await expect(page.getByRole('button', { name: 'Move option A up' })).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(field(page, 'Option A')).toHaveValue('UDP')
  await page.keyboard.press('Control+Shift+z')
  await expect(field(page, 'Option A')).toHaveValue('TCP')
  await saved(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Question 2 of 2')).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page).toHaveURL(first)
  await expect(field(page, 'Option A')).toHaveValue('TCP')

  // In the list, a question moves with Alt and an arrow.
  await page.goto(questions)
  const list = page.getByRole('list', { name: 'In the order of the test' })
  await expect(list.getByRole('listitem').first()).toContainText('Which one is')
  await list.getByRole('link').first().focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(list.getByRole('listitem').last()).toContainText('Which one is')
})

test('without JavaScript a test is written, pasted into and published', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const page = await context.newPage()
  const author = await newLearner(page, 'Tess Teacher')
  const community = await author.administers('Plain writers')
  await page.goto(`/c/${community.slug}/manage/tests`)
  await page.getByRole('link', { name: 'New test' }).click()
  await field(page, 'Title').fill('Plain ports')
  await field(page, 'Category').fill('Networking')
  await page.getByRole('button', { name: 'Create' }).click()

  await page.getByText('Add a question').click()
  await page.getByRole('button', { name: /^Ordering/ }).click()
  await writeTexts(page, 'In which order?')
  await fillAll(page, { 'Item 1': 'SYN, ACK', 'Item 2': 'SYN' })
  await page.getByRole('button', { name: 'Move item 2 up' }).click()
  await expect(field(page, 'Item 1')).toHaveValue('SYN')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(field(page, 'Item 2')).toHaveValue('SYN, ACK')

  await page.getByRole('link', { name: 'Questions' }).last().click()
  await page.getByRole('link', { name: 'Paste questions' }).click()
  const question = (port: number) => `Which port is ${port}?\nA. Open\nB. Shut\nANSWER: A\n`
  const text = [22, 80, 443, 53].map(question).join('\n')
  await field(page, 'Questions').fill(`${text}\nWhat is this?\nA. One\nANSWER: C\n`)
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByText('None of the 5 questions can be taken')).toBeVisible()
  await field(page, 'Topic, where a question has none').fill('Ports')
  await field(page, 'Explanation, where a question has none').fill('So it is.')
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByText('4 questions can be taken and 1 cannot.')).toBeVisible()
  await page.getByRole('button', { name: 'Add these 4' }).click()
  await expect(page.getByRole('status').filter({ hasText: '4 questions added.' })).toBeVisible()
  await page.getByRole('button', { name: 'Move question 5', exact: false }).first().click()
  await page.getByRole('link', { name: 'Publish …' }).click()
  await page.getByRole('checkbox', { name: /^This test is meant to be short/ }).check()
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Version 1 is live.' })).toBeVisible()
  await context.close()
})

test('two authors of one question lose nothing: the later one sees both texts and chooses', async ({
  page,
  browser,
  baseURL,
}) => {
  const { author } = await withTest(page, 'Two authors')
  await addQuestion(page, 'Short answer')
  await writeTexts(page, 'Which protocol?')
  await saved(page)
  const other = await (
    await browser.newContext({ baseURL, storageState: await page.context().storageState() })
  ).newPage()
  await openAwake(other, page.url())
  await other.getByRole('textbox', { name: 'Prompt' }).fill('Which protocol is encrypted?')
  await saved(other)
  await page.getByRole('textbox', { name: 'Prompt' }).fill('Which protocol is old?')
  const choice = page.getByRole('region', { name: 'Which one stays?' })
  await expect(choice).toContainText('Which protocol is encrypted?')
  await expect(choice).toContainText('Which protocol is old?')
  await expectAccessible(page)
  await choice.getByRole('button', { name: 'Keep mine' }).click()
  await saved(page)
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue('Which protocol is old?')
  await other.context().close()
  expect(author.id).toBeTruthy()
})
