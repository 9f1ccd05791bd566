import { expect, type Locator, type Page } from '@playwright/test'
import type { WireAnswer } from '../../functions/_contracts/attempts/answers.ts'
import { onBox } from './box.ts'
import { focused, tabTo } from './tab-to.ts'

/** How a learner reaches what a question has. */
interface Hand {
  pick: (radioOrBox: Locator) => Promise<void>
  write: (field: Locator, text: string) => Promise<void>
  choose: (list: Locator, entry: number) => Promise<void>
  press: (button: Locator) => Promise<void>
  moveUp: (button: Locator) => Promise<void>
}

const KEYS: Hand = {
  pick: (it) => it.press('Space'),
  write: (field, text) => field.pressSequentially(text),
  choose: async (list, entry) => {
    for (let down = 0; down < entry; down++) await list.press('ArrowDown')
  },
  press: (button) => button.press('Enter'),
  moveUp: (button) => button.press('Alt+ArrowUp'),
}

const THUMB: Hand = {
  pick: (it) => it.locator('xpath=ancestor::label').tap(),
  write: (field, text) => field.fill(text),
  choose: async (list, index) => void (await list.selectOption({ index })),
  press: (button) => button.tap(),
  moveUp: (button) => button.tap(),
}

const expectVerdict = (page: Page) => expect(page.getByRole('heading', { name: /^(Correct|Right)$/ })).toBeVisible()

/** Answers and checks the question of the box by keyboard alone; the answer is the right one. */
export async function answerByKeyboard(page: Page, answer: WireAnswer): Promise<void> {
  const { keyboard } = page
  const check = async () => {
    await tabTo(page, /^Check$/)
    await keyboard.press('Enter')
  }
  switch (answer.kind) {
    case 'single_choice':
      await keyboard.press(String(answer.choice + 1))
      break
    case 'true_false':
      await keyboard.press(answer.truth ? '1' : '2')
      break
    case 'multiple_choice':
    case 'hotspot':
      for (const choice of answer.choices) await keyboard.press(String(choice + 1))
      // One area of a picture is an answer at once, as one option is.
      if (answer.kind === 'multiple_choice' || answer.choices.length > 1) await keyboard.press('Enter')
      break
    case 'numeric':
    case 'short_text': {
      const isInField = await focused(page).evaluate((element) => element instanceof HTMLInputElement)
      if (!isInField) await keyboard.press('ArrowDown')
      await keyboard.type(answer.kind === 'numeric' ? String(answer.value) : answer.text)
      await keyboard.press('Enter')
      break
    }
    case 'matching':
    case 'ordering':
    case 'categorizing':
    case 'cloze':
    case 'essay':
    case 'case':
      await answerInPlaces(page, answer, KEYS)
      await check()
  }
  if (answer.kind === 'essay') await KEYS.pick(page.getByRole('radio', { name: 'I had it' }))
  await expectVerdict(page)
}

/** Answers and checks the question of the box by touch; the answer is the right one. */
export async function answerByThumb(page: Page, answer: WireAnswer): Promise<void> {
  const { option } = onBox(page)
  switch (answer.kind) {
    case 'single_choice':
      await option(answer.choice).tap()
      break
    case 'true_false':
      await option(answer.truth ? 0 : 1).tap()
      break
    case 'multiple_choice':
    case 'hotspot':
      for (const choice of answer.choices) await option(choice).tap()
      break
    case 'numeric':
    case 'short_text':
      await fill(page.getByRole('article'), answer, THUMB)
      break
    case 'matching':
    case 'ordering':
    case 'categorizing':
    case 'cloze':
    case 'essay':
    case 'case':
      await answerInPlaces(page, answer, THUMB)
  }
  const check = page.getByRole('button', { name: 'Check', exact: true })
  if (await check.isVisible()) await check.tap()
  if (answer.kind === 'essay') await THUMB.pick(page.getByRole('radio', { name: 'I had it' }))
  await expectVerdict(page)
}

/** Gives an answer that has several places. */
async function answerInPlaces(page: Page, answer: WireAnswer, hand: Hand): Promise<void> {
  const article = page.getByRole('article')
  if (answer.kind === 'ordering') return moveIntoOrder(page, answer.order, hand)
  if (answer.kind === 'essay') return hand.write(article.getByRole('textbox'), answer.text)
  if (answer.kind !== 'case') return fill(article, answer, hand)
  const parts = article.locator('ol > li').filter({ has: page.getByRole('heading', { name: /^Part \d of/ }) })
  for (const [index, part] of answer.parts.entries()) if (part) await fill(parts.nth(index), part, hand)
}

/** Moves rows up until they stand as the answer says, whatever order they were shown in. */
async function moveIntoOrder(page: Page, order: readonly number[], { moveUp, press }: Hand) {
  const button = (option: number) => page.getByRole('article').locator(`[id$="-${option}-up"]`)
  const placeOf = async (option: number) => Number(await button(option).getAttribute('data-option'))
  for (const [place, option] of order.entries())
    for (let at = await placeOf(option); at > place; at--) {
      await moveUp(button(option))
      await expect.poll(() => placeOf(option)).toBe(at - 1)
    }
  const asItIs = page.getByRole('button', { name: 'This order is right' })
  if (await asItIs.isVisible()) await press(asItIs)
}

/** Fills the fields of a question, or of a part of a case, from the first to the last. */
async function fill(place: Locator, answer: WireAnswer, hand: Hand): Promise<void> {
  const pick = async (radios: Locator, choice: number) => {
    await hand.pick(radios.nth(choice))
    await expect(radios.nth(choice)).toBeChecked()
  }
  /** The first entry of a list chooses nothing. */
  const choose = async (list: Locator, option: number) => {
    await hand.choose(list, option + 1)
    await expect(list.locator('option').nth(option + 1)).toHaveJSProperty('selected', true)
  }
  switch (answer.kind) {
    case 'single_choice':
      return pick(place.getByRole('radio'), answer.choice)
    case 'true_false':
      return pick(place.getByRole('radio'), answer.truth ? 0 : 1)
    case 'multiple_choice':
      for (const choice of answer.choices) await pick(place.getByRole('checkbox'), choice)
      return
    case 'numeric':
      return hand.write(place.getByRole('textbox'), String(answer.value))
    case 'short_text':
      return hand.write(place.getByRole('textbox'), answer.text)
    case 'matching':
      for (const [stem, option] of answer.pairs.entries())
        if (option !== null) await choose(place.getByRole('combobox').nth(stem), option)
      return
    case 'categorizing':
      for (const [item, category] of answer.categories.entries())
        if (category !== null) await pick(place.getByRole('group').nth(item).getByRole('radio'), category)
      return
    case 'cloze':
      for (const [gap, said] of answer.gaps.entries()) {
        const field = place.getByLabel(`Gap ${gap + 1} of ${answer.gaps.length}`)
        if (typeof said === 'number') await choose(field, said)
        else if (said !== null) await hand.write(field, said)
      }
      return
    case 'ordering':
    case 'hotspot':
    case 'essay':
    case 'case':
      throw new Error(`No part of a case is of the kind ${answer.kind}.`)
  }
}
