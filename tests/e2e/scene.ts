import { test, type BrowserContext, type Page } from '@playwright/test'

interface Scene {
  page: Page
  context: BrowserContext
  /** What tells the scenes of one run apart. */
  here: string
  take: (name: string, fullPage?: boolean) => Promise<void>
  open: (name: string, path: string, fullPage?: boolean) => Promise<void>
}

/** npm run pictures: at the size of the project, in both themes, into test-results/pictures. */
export function scene(title: string, play: (scene: Scene) => Promise<void>) {
  for (const colorScheme of ['light', 'dark'] as const)
    test(`${title}, ${colorScheme}`, async ({ page, context }, { project }) => {
      test.setTimeout(120_000)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const take = async (name: string, fullPage = false) => {
        await page.screenshot({ path: `test-results/pictures/${name}-${project.name}-${colorScheme}.png`, fullPage })
      }
      const open = async (name: string, path: string, fullPage = false) => {
        await page.goto(path)
        await take(name, fullPage)
      }
      await play({ page, context, here: `${project.name} ${colorScheme}`, take, open })
    })
}
