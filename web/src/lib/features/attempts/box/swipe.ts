interface Swipes {
  left: () => void
  right: () => void
}

/** Shorter is a tap that slipped; slower is reading with a finger; from the edge it is the browser's own. */
const FAR = 60
const SOON_MS = 600
const EDGE = 24

/** One finger, sideways, over what does not scroll sideways itself. */
export const swipe =
  ({ left, right }: Swipes) =>
  (element: HTMLElement) => {
    let from: { x: number; y: number; at: number } | undefined

    const start = ({ touches, target, timeStamp: at }: TouchEvent) => {
      const [touch] = touches
      const scrolls = target instanceof Element && target.closest('[tabindex="0"]:is(pre, table), input') !== null
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
