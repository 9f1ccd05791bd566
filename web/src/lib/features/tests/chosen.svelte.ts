import { remember, type Taking } from './test-options.ts'

/** What the server remembered, and what was chosen on this page since: one choice for every card on it. */
export const createChosen = (remembered: () => Taking) => {
  let since = $state<Partial<Taking>>({})
  let taking = $derived<Taking>({ ...remembered(), ...since })
  return {
    get taking() {
      return taking
    },
    choose: (change: Partial<Taking>) => {
      since = { ...since, ...change }
      remember(taking)
    },
  }
}

export type Chosen = ReturnType<typeof createChosen>
