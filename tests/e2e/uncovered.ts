import { expect, type Locator } from '@playwright/test'

/** Every control can be pressed where it stands: nothing covers its middle or its corners. */
export async function expectUncovered(controls: Locator) {
  expect(await controls.count()).toBeGreaterThan(0)
  const covered = await controls.evaluateAll((elements) =>
    elements
      .filter((element) => element.checkVisibility())
      .flatMap((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect()
        const [x, y] = [(left + right) / 2, (top + bottom) / 2]
        // A corner may be round, so a little inside of it.
        const points = [
          [x, y],
          [left + 8, top + 8],
          [right - 8, top + 8],
          [left + 8, bottom - 8],
          [right - 8, bottom - 8],
        ] as const
        return points
          .map(([x, y]) => document.elementFromPoint(x, y))
          .filter((there) => !there || !(element.contains(there) || there.contains(element)))
          .map((there) => `${element.textContent?.trim()} is under ${there?.outerHTML.slice(0, 80) ?? 'nothing'}`)
      }),
  )
  expect(covered).toEqual([])
}
