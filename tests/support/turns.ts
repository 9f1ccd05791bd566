import { setImmediate } from 'node:timers/promises'

/** Counts the turns of the event loop: each is one in which another request could go on. */
export function countTurns() {
  const state = { turns: 0, isOver: false }
  const counting = (async () => {
    while (!state.isOver) {
      await setImmediate()
      state.turns++
    }
  })()
  return {
    stop: async (): Promise<number> => {
      state.isOver = true
      await counting
      return state.turns
    },
  }
}
