import { expect, test } from '@playwright/test'
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
    await page.goto('/c/harbor')
    await page.getByRole('link', { name: 'Networking fundamentals' }).click()
    await expect(page.getByRole('heading', { name: 'Networking fundamentals', level: 1 })).toBeVisible()
    await take('test')
  })
