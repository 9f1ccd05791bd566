import type { Page } from '@playwright/test'
import { expect, signInAs, test } from './pages.ts'

// A sentence of each script, and the files that it needs beside the one of Latin. Letters of Vietnamese that other
// languages use, too, are in latin-ext.
const SENTENCES: Record<string, { text: string; parts: string[] }> = {
  English: { text: 'Which protocol maps an address to hardware, and on which layer does it work?', parts: [] },
  Polish: { text: 'Zażółć gęślą jaźń, Łukasz: który protokół mapuje adresy?', parts: ['latin-ext'] },
  Vietnamese: { text: 'Nguyễn Thị Phượng hỏi: giao thức ở tầng nào?', parts: ['latin-ext', 'vietnamese'] },
  Greek: { text: 'Ελένη Παπαδοπούλου: σε ποιο επίπεδο λειτουργεί;', parts: ['greek'] },
  Cyrillic: { text: 'Ирина Щербакова: на каком уровне он работает?', parts: ['cyrillic'] },
}
const FAMILIES = { sans: 'source-sans-3', serif: 'source-serif-4' } as const
type Family = keyof typeof FAMILIES

const nameOf = (url: string) => /\/(source-[a-z0-9-]+)-wght-normal[^/]*\.woff2$/.exec(url)?.[1]

/** The fonts that the page asks for, such as `source-sans-3-greek`. */
function watchFonts(page: Page): Set<string> {
  const fonts = new Set<string>()
  page.on('request', (request) => {
    const name = nameOf(request.url())
    if (name) fonts.add(name)
  })
  return fonts
}

/** Shows nothing but a line of text. */
const write = (page: Page, text: string, family: Family) =>
  page.evaluate(
    ([text, family]) => {
      const paragraph = document.createElement('p')
      paragraph.id = 'sample'
      paragraph.textContent = text
      // The policy refuses style attributes, and allows style sheets that a script makes.
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(`#sample { width: max-content; font: 400 18px/normal var(--font-${family}) }`)
      document.adoptedStyleSheets = [sheet]
      document.body.replaceChildren(paragraph)
    },
    [text, family] as const,
  )

const fontsAreReady = (page: Page) => page.evaluate(() => document.fonts.ready.then(() => undefined))

/** The fonts of the machine that the paragraph is drawn with. */
async function drawnLocally(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('DOM.enable')
  await devtools.send('CSS.enable')
  const { root } = await devtools.send('DOM.getDocument')
  const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector: '#sample' })
  const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId })
  await devtools.detach()
  if (fonts.length === 0) throw new Error('The paragraph was not drawn.')
  return fonts.filter(({ isCustomFont }) => !isCustomFont).map(({ familyName }) => familyName)
}

for (const [language, { text, parts }] of Object.entries(SENTENCES))
  for (const [family, name] of [
    ['sans', FAMILIES.sans],
    ['serif', FAMILIES.serif],
  ] as const)
    test(`${language} is drawn with our ${family} typeface, whose files load when they are used`, async ({ page }) => {
      const fonts = watchFonts(page)
      await page.goto('/sign-in')
      await write(page, text, family)
      await fontsAreReady(page)
      await expect.poll(() => drawnLocally(page)).toEqual([])
      expect([...fonts].filter((font) => font.startsWith(name)).toSorted()).toEqual(
        ['latin', ...parts].map((part) => `${name}-${part}`).toSorted(),
      )
    })

test('pages in English load the fonts of Latin alone', async ({ page }) => {
  const fonts = watchFonts(page)
  await signInAs(page, 'Student')
  // Without the pages that show other learners, whose names may need more.
  for (const path of ['', '/courses', '/achievements']) {
    await page.goto(`/c/harbor${path}`)
    await fontsAreReady(page)
  }
  expect([...fonts].toSorted()).toEqual(['source-sans-3-latin', 'source-serif-4-latin'])
})

// Vietnamese is left out: the free counterpart of Arial that machines for tests have lacks letters of it.
for (const language of ['English', 'Polish', 'Greek', 'Cyrillic'] as const)
  for (const family of ['sans', 'serif'] as const)
    test(`${language} takes the same room before our ${family} typeface arrives`, async ({ page }) => {
      const arrival = Promise.withResolvers<void>()
      await page.route(/\.woff2$/, async (route) => {
        await arrival.promise
        await route.continue()
      })
      await page.goto('/sign-in', { waitUntil: 'commit' })
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await write(page, SENTENCES[language]?.text ?? '', family)
      const room = () =>
        page.locator('p#sample').evaluate((it: HTMLElement) => [it.offsetWidth, it.offsetHeight] as const)
      // A node found before hydration may be gone after it.
      await expect(async () => expect(await drawnLocally(page)).not.toEqual([])).toPass()
      const [width, height] = await room()
      arrival.resolve()
      await expect.poll(() => drawnLocally(page)).toEqual([])
      const [laterWidth, laterHeight] = await room()
      expect(Math.abs(laterHeight - height)).toBeLessThanOrEqual(1)
      expect(Math.abs(laterWidth / width - 1)).toBeLessThan(0.03)
    })

test.describe('with the service worker', () => {
  test.use({ serviceWorkers: 'allow' })

  test('the fonts of other scripts are kept on the device once they are used', async ({ page }) => {
    const kept = async () => {
      const urls = await page.evaluate(async () => {
        const caches = await Promise.all((await globalThis.caches.keys()).map((key) => globalThis.caches.open(key)))
        return (await Promise.all(caches.map((cache) => cache.keys()))).flat().map(({ url }) => url)
      })
      return urls
        .map(nameOf)
        .filter((name) => name !== undefined)
        .toSorted()
    }
    await page.goto('/sign-in')
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await page.reload() // the first visit is not under its control yet
    expect(await kept()).toEqual(['source-sans-3-latin', 'source-serif-4-latin'])
    await write(page, SENTENCES.Greek?.text ?? '', 'sans')
    await expect.poll(kept).toEqual(['source-sans-3-greek', 'source-sans-3-latin', 'source-serif-4-latin'])
  })
})
