interface Swipes {
  left: () => void
  right: () => void
}

/** A shorter move is a tap that slipped, a slower one is reading with a finger, one from the edge is the browser's gesture. */
const FAR = 60
const SOON_MS = 600
const EDGE = 24

/** Detects a sideways swipe with one finger, except over elements that scroll sideways. */
export const swipe =
  ({ left, right }: Swipes) =>
  (element: HTMLElement) => {
    let from: { x: number; y: number; at: number } | undefined

    const start = ({ touches, target, timeStamp: at }: TouchEvent) => {
      const [touch] = touches
      const scroller =
        target instanceof Element ? target.closest('.prose :is(pre, table, .formula), input, textarea') : null
      const scrolls = scroller?.matches('input, textarea') || (scroller && scroller.scrollWidth > scroller.clientWidth)
      const inside = touch && touch.clientX > EDGE && touch.clientX < window.innerWidth - EDGE
      from =
        touch && touches.length === 1 && inside && !scrolls ? { x: touch.clientX, y: touch.clientY, at } : undefined
    }
    const end = ({ changedTouches: [touch], timeStamp }: TouchEvent) => {
      if (!from || !touch || timeStamp - from.at > SOON_MS) return
      const [x, y] = [touch.clientX - from.x, touch.clientY - from.y]
      if (Math.abs(x) < FAR || Math.abs(x) < 2 * Math.abs(y)) return
      if (x < 0) left()
      else right()
    }

    element.addEventListener('touchstart', start, { passive: true })
    element.addEventListener('touchend', end, { passive: true })
    return () => {
      element.removeEventListener('touchstart', start)
      element.removeEventListener('touchend', end)
    }
  }
