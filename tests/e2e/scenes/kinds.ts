import type { Page } from '@playwright/test'
import { onBox } from '../box.ts'
import { publishEveryKind } from '../publish-every-kind.ts'
import { scene } from '../scene.ts'

const KINDS = ['matching', 'ordering', 'categorizing', 'cloze', 'hotspot', 'essay', 'case']

/** The test box with something answered of each kind, right and wrong. */
function kindsOn(page: Page, shoot: (name: string, fullPage?: boolean) => Promise<void>) {
  const box = onBox(page)
  const take = async (name: string, full = false) => {
    await page.waitForTimeout(150)
    await shoot(`kind-${name}`, full)
  }
  const answer = async (kind: string) => {
    const article = page.getByRole('article')
    for (const [at, list] of (await article.getByRole('combobox').all()).entries()) {
      if (at < 3) await list.selectOption({ index: kind === 'cloze' ? 3 : at + 1 })
    }
    for (const [at, field] of (await article.getByRole('textbox').all()).entries())
      await field.fill(
        kind === 'essay' ? 'A fault or a flood of broadcasts stays in its own part.' : (['80', '444'][at] ?? ''),
      )
    if (kind === 'categorizing' || kind === 'case')
      for (const [at, group] of (await article.getByRole(kind === 'case' ? 'radiogroup' : 'group').all()).entries())
        if (at < 3) await group.getByRole('radio').nth(1).check({ force: true })
    if (kind === 'hotspot') await box.option(0).click()
    if (kind === 'ordering')
      await page
        .getByRole('button', { name: /^Move up/ })
        .nth(2)
        .click()
  }
  return { box, answer, take }
}

scene('every kind of question in practice', async ({ page, take: shoot }) => {
  const { start, open, numberOf } = await publishEveryKind(page)
  const { box, answer, take } = kindsOn(page, shoot)
  const check = page.getByRole('button', { name: 'Check', exact: true })
  const practice = await start('practice')
  await open(practice)
  for (const kind of KINDS) {
    await box.jump(numberOf(kind))
    await take(`${kind}-open`, kind === 'case')
    await answer(kind)
    await take(`${kind}-answered`, kind === 'case')
    await check.click()
    if (await check.isVisible()) await check.click()
    await take(`${kind}-checked`, true)
  }
  await box.jump(numberOf('single_choice'))
  await box.option(0).click()
  await take('notes', true)
  await page.getByRole('button', { name: /All questions/ }).click()
  await take('questions')
})

scene('every kind of question in an exam', async ({ page, take: shoot }) => {
  const { start, open, at, numberOf, review, result, finish } = await publishEveryKind(page)
  const { box, answer, take } = kindsOn(page, shoot)
  const exam = await start('exam')
  await page.goto(at(`attempts/${exam}/questions`))
  await take('reading', true)
  await open(exam)
  for (const kind of KINDS) {
    await box.jump(numberOf(kind))
    await answer(kind)
  }
  await take('exam')
  await page.getByRole('button', { name: /All questions/ }).click()
  await page.getByRole('button', { name: 'Finish the test' }).click()
  await take('finish')
  await finish()
  await result(exam)
  await take('result', true)
  await review(exam, 'all')
  await take('review', true)
})
