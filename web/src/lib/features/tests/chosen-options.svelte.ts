import { remember, type TestOptions } from './test-options.ts'

/** The options from the cookie, and the learner's choice on this page since: one for all cards on it. */
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
