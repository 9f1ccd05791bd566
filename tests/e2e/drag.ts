import type { Locator, Page } from '@playwright/test'

export type Pointer = 'mouse' | 'touch'

/** A drag that has begun: the pointer holds the grip. */
interface Drag {
  /** Over a row, at the side of it that is further away. */
  over: (row: Locator) => Promise<void>
  drop: () => Promise<void>
}

/** Takes a grip, by mouse or with a finger. */
export async function take(page: Page, grip: Locator, by: Pointer): Promise<Drag> {
  await grip.scrollIntoViewIfNeeded()
  const { x, y } = middle(await boxOf(grip))
  const pointer = by === 'mouse' ? hand(page) : await finger(page)
  await pointer.down(x, y)
  return {
    over: async (row) => {
      const { y: top, height } = await boxOf(row)
      const isBelow = top > y
      // Step by step, as a hand does.
      for (const share of isBelow ? [0.3, 0.6, 0.95] : [0.7, 0.4, 0.05]) await pointer.move(x, top + share * height)
    },
    drop: () => pointer.up(),
  }
}

/** Takes a grip, and lets it go over a row. */
export async function drag(page: Page, grip: Locator, onto: Locator, by: Pointer): Promise<void> {
  const held = await take(page, grip, by)
  await held.over(onto)
  await held.drop()
}

const hand = ({ mouse }: Page) => ({
  down: async (x: number, y: number) => {
    await mouse.move(x, y)
    await mouse.down()
  },
  move: (x: number, y: number) => mouse.move(x, y, { steps: 4 }),
  up: () => mouse.up(),
})

/** Playwright's own touchscreen only taps. */
async function finger(page: Page) {
  const session = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints })
  return {
    down: (x: number, y: number) => send('touchStart', [{ x, y }]),
    move: (x: number, y: number) => send('touchMove', [{ x, y }]),
    up: async () => {
      await send('touchEnd', [])
      await session.detach()
    },
  }
}

async function boxOf(of: Locator) {
  const box = await of.boundingBox()
  if (!box) throw new Error('It is not on the page.')
  return box
}

const middle = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => ({
  x: x + width / 2,
  y: y + height / 2,
})
