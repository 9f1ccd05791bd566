import { remember, type TestOptions } from './test-options.ts'

/** What the server remembered, and what was chosen on this page since: one choice for every card on it. */
export const createChosenOptions = (remembered: () => TestOptions) => {
  let since = $state<Partial<TestOptions>>({})
  let taking = $derived<TestOptions>({ ...remembered(), ...since })
  return {
    get taking() {
      return taking
    },
    choose: (change: Partial<TestOptions>) => {
      since = { ...since, ...change }
      remember(taking)
    },
  }
}

export type ChosenOptions = ReturnType<typeof createChosenOptions>
