import { expect, test } from '@playwright/test'
import { onBox } from './box.ts'
import { newLearner, showDemo } from './learner.ts'
import { signInAs } from './pages.ts'

// npm run pictures: every page, at the size of the project, in both themes, into test-results/pictures.
const pages: [name: string, path: string, signedIn: boolean][] = [
  ['landing', '/', false],
  ['sign-in', '/sign-in', false],
  ['sign-up', '/sign-up', false],
  ['offline', '/offline', false],
  ['not-found', '/nowhere', false],
  ['communities', '/communities', true],
  ['tests', '/c/harbor', true],
  ['no-tests', '/c/lumen', true],
  ['achievements', '/c/harbor/achievements', true],
  ['achievements-filtered', '/c/harbor/achievements?standing=earned&rarity=rare', true],
  ['achievements-none', '/c/harbor/achievements?search=xylophone', true],
  ['achievement-earned', '/c/harbor/achievements/bronze_grinder', true],
  ['achievement-locked', '/c/harbor/achievements/gold_god', true],
  ['board', '/c/harbor/board', true],
  ['board-streaks', '/c/harbor/board?metric=streak_current', true],
  ['board-own-far', '/c/harbor/board?metric=completed', true],
  ['board-global', '/c/harbor/board?scope=global', true],
  ['me', '/me', true],
]

for (const colorScheme of ['light', 'dark'] as const)
  test(colorScheme, async ({ page }, { project }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const take = (name: string) =>
      page.screenshot({ path: `test-results/pictures/${name}-${project.name}-${colorScheme}.png` })
    for (const [name, path] of pages.filter(([, , signedIn]) => !signedIn)) {
      await page.goto(path)
      await take(name)
    }
    await signInAs(page, 'Student')
    for (const [name, path] of pages.filter(([, , signedIn]) => signedIn)) {
      await page.goto(path)
      await take(name)
    }
  })

for (const colorScheme of ['light', 'dark'] as const)
  test(`achieving, ${colorScheme}`, async ({ page }, { project }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const take = (name: string) =>
      page.screenshot({ path: `test-results/pictures/${name}-${project.name}-${colorScheme}.png` })
    const learner = await newLearner(page)
    await page.goto('/c/harbor/achievements')
    await take('achievements-first')
    await page.goto('/c/harbor/board')
    await take('board-without-me')
    await page.goto('/c/harbor/board?scope=global')
    await take('board-global-without-me')
    await learner.finishes('Networking fundamentals', { mode: 'practice' })
    await page.goto('/c/harbor/board')
    await take('board-hidden')
    await page.getByRole('row', { name: 'You' }).scrollIntoViewIfNeeded()
    await take('board-own-row')
    await page.goto('/c/harbor/achievements')
    await page.getByRole('link', { name: 'Test Rookie' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await take('achievement-sheet')
    await page.goto('/c/harbor/achievements/test_rookie')
    await page.screenshot({
      path: `test-results/pictures/achievement-won-${project.name}-${colorScheme}.png`,
      fullPage: true,
    })
    await page.goto('/c/harbor/achievements')
    await page.getByRole('link', { name: 'Secret', exact: true }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await take('achievement-secret')
  })

for (const colorScheme of ['light', 'dark'] as const)
  test(`progress, ${colorScheme}`, async ({ page }, { project }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const take = (name: string, fullPage = false) =>
      page.screenshot({ path: `test-results/pictures/${name}-${project.name}-${colorScheme}.png`, fullPage })
    const learner = await newLearner(page)
    await page.goto('/notifications')
    await take('notifications-none')
    await page.goto('/c/harbor/progress')
    await take('progress-first', true)
    await learner.finishes('Security fundamentals')
    await expect(page.getByRole('region', { name: 'News' })).toBeVisible()
    await take('news')
    await page.keyboard.press('Escape')
    await learner.learntYesterday()
    await learner.starts('Networking fundamentals', { mode: 'exam', length: 50, answered: 12 })
    await page.goto('/c/harbor/progress')
    await page.getByRole('button', { name: 'Protect today' }).click()
    await expect(page.getByText('Today is protected already.')).toBeVisible()
    await take('progress-protected', true)
    await page.goto('/notifications')
    await take('notifications-unread')

    await page.context().clearCookies()
    await signInAs(page, 'Instructor')
    await take('teaching')
    await page.context().clearCookies()
    await signInAs(page, 'Student')
    await page.goto('/c/harbor/progress')
    await take('progress', true)
    await page.goto('/notifications')
    await take('notifications')
  })

for (const colorScheme of ['light', 'dark'] as const)
  test(`taking, ${colorScheme}`, async ({ page }, { project }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const learner = await newLearner(page)
    const open = async (name: string, path: string, fullPage = false) => {
      await page.goto(path)
      await page.screenshot({ path: `test-results/pictures/${name}-${project.name}-${colorScheme}.png`, fullPage })
    }
    await open('tests-first', '/c/harbor')
    const hasty = await learner.finishes('Security fundamentals', { minutes: 0, right: (number) => number % 3 === 0 })
    for (const right of [9, 14, 13])
      await learner.finishes('Networking fundamentals', { mode: 'practice', right: (number) => number <= right })
    const perfect = await learner.finishes('Security fundamentals')
    const good = await learner.finishes('Networking fundamentals', {
      length: 50,
      right: (number) => number > 7,
      left: [1, 2],
      flags: [3, 9],
    })
    await learner.starts('Security fundamentals', { mode: 'exam', length: 50, answered: 12 })
    await open('tests-taken', '/c/harbor')
    await page.getByRole('link', { name: /^Start over/ }).click()
    await page.screenshot({ path: `test-results/pictures/start-over-${project.name}-${colorScheme}.png` })
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Networking fundamentals', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Networking fundamentals', level: 1 })).toBeVisible()
    await page.screenshot({ path: `test-results/pictures/test-${project.name}-${colorScheme}.png`, fullPage: true })
    await open('result', `/c/harbor/attempts/${good}/result`, true)
    await open('result-perfect', `/c/harbor/attempts/${perfect}/result`, true)
    await open('result-hasty', `/c/harbor/attempts/${hasty}/result`)
    await open('review', `/c/harbor/attempts/${good}/review`)
    await open('review-incorrect', `/c/harbor/attempts/${good}/review?show=incorrect`, true)
  })

for (const colorScheme of ['light', 'dark'] as const)
  test(`the test box, ${colorScheme}`, async ({ page, context }, { project }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const learner = await newLearner(page)
    const box = onBox(page)
    const take = async (name: string) => {
      await page.waitForTimeout(150)
      await page.screenshot({ path: `test-results/pictures/box-${name}-${project.name}-${colorScheme}.png` })
    }

    const practice = await learner.starts('Networking fundamentals', { mode: 'practice', length: 100, answered: 40 })
    const answers = await learner.takes.answers(practice, (number) => number % 3 > 0)
    const ask = (kind: string) => answers.find((it) => it.number > 40 && it.answer?.kind === kind)?.number ?? 41
    await box.open(practice)
    for (const kind of ['single_choice', 'multiple_choice', 'true_false', 'numeric', 'short_text']) {
      await box.jump(ask(kind))
      await take(`${kind}-open`)
      await box.answer()
      await take(`${kind}-chosen`)
      const check = page.getByRole('button', { name: 'Check' })
      if (!(await check.isVisible())) continue
      await check.click()
      await take(`${kind}-checked`)
    }
    await page.getByRole('button', { name: 'Flag', exact: true }).click()
    await page.getByRole('button', { name: /All questions/ }).click()
    await take('practice-questions')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await take('keys')

    const exam = await learner.starts('Security fundamentals', { mode: 'exam', length: 50, answered: 12 })
    await box.open(exam)
    await box.jump(20)
    await box.answer()
    await take('exam')
    await page.getByRole('button', { name: /All questions/ }).click()
    await take('exam-questions')
    await page.getByRole('button', { name: 'Finish the test' }).click()
    await take('exam-finish')
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Back to the test' }).click()
    await take('exam-offline')
    await box.finish()
    await take('exam-handed-in')
  })

for (const colorScheme of ['light', 'dark'] as const)
  test(`people, ${colorScheme}`, async ({ page }, { project }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const open = async (name: string, path: string) => {
      await page.goto(path)
      await page.screenshot({
        path: `test-results/pictures/${name}-${project.name}-${colorScheme}.png`,
        fullPage: true,
      })
    }
    const { username, id } = await showDemo('student@laude.test')
    await open('profile', `/u/${username}`)
    await open('shared', `/u/${username}/${id}`)
    await open('goodbye', '/goodbye')
    await signInAs(page, 'Admin')
    await open('me-whole', '/me')
    await open('profile-private', '/u/ada-lindqvist')
    await open('me-delete', '/me/delete')
  })

for (const colorScheme of ['light', 'dark'] as const)
  test(`managing, ${colorScheme}`, async ({ page }, { project }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const take = (name: string, fullPage = false) =>
      page.screenshot({ path: `test-results/pictures/manage-${name}-${project.name}-${colorScheme}.png`, fullPage })
    await signInAs(page, 'Admin')
    await page.goto('/c/harbor/manage/achievements')
    await take('list')
    await page.getByRole('link', { name: 'Week Warrior' }).click()
    await expect(page.getByRole('heading', { name: 'Week by week' })).toBeVisible()
    await take('statistics', true)

    await page.goto('/c/lumen/manage/achievements/new')
    await page.getByLabel('Name', { exact: true }).fill(`Two ways ${project.name} ${colorScheme}`)
    await page.getByLabel('Description').fill('A week of learning, or a long talk after dinner.')
    await page.getByLabel('Category').fill('habits')
    await page.getByRole('radio', { name: 'Flame' }).check()
    await page.getByRole('radio', { name: 'Amber' }).check()
    await page.getByRole('combobox', { name: 'Rarity' }).selectOption('epic')
    await page.getByRole('combobox', { name: 'What is counted' }).fill('conversation')
    await expect(page.getByRole('listbox', { name: 'What is counted' })).toBeVisible()
    await take('suggestions')
    await page.getByRole('combobox', { name: 'What is counted' }).fill('daily_login')
    await page.getByRole('button', { name: 'Add a condition' }).click()
    await page.getByRole('combobox', { name: 'Condition 2 of 2 asks for' }).selectOption('event')
    await page.getByRole('combobox', { name: 'What is done' }).selectOption('conversation_held')
    await page.getByRole('button', { name: 'Put condition 2 into a group' }).click()
    await take('new', true)
    await page.getByRole('button', { name: 'Publish …' }).click()
    await expect(page.getByRole('dialog')).toContainText('now')
    await take('publish')
    await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
    await expect(page.getByRole('main')).toContainText('Live, version 1.')
    await page.getByRole('link', { name: 'Retire …' }).click()
    await expect(page.getByRole('heading', { name: 'Retire it?' })).toBeVisible()
    await take('live', true)
  })
