import { createContext, untrack } from 'svelte'
import { browser } from '$app/env'
import type { MedalSymbol } from './medal-symbols.ts'

/** The symbols that the medallions of a page refer to. What a page needed stays for the pages after it. */
export function createMedalSheet() {
  const ids = new Set<string>()
  let markup = $state('')
  return {
    add: (symbol: MedalSymbol): void => {
      if (ids.has(symbol.id)) return
      ids.add(symbol.id)
      markup = untrack(() => markup) + symbol.markup
    },
    get markup(): string {
      return markup
    },
  }
}

export const [getMedalSheet, setMedalSheet] = createContext<ReturnType<typeof createMedalSheet>>()

/** Puts on the sheet what a medallion refers to, and what it refers to once it has changed. */
export function shareSymbols(symbols: () => readonly MedalSymbol[]) {
  const sheet = getMedalSheet()
  const share = () => {
    for (const symbol of symbols()) sheet.add(symbol)
  }
  // Effects do not run on the server.
  if (browser) $effect.pre(share)
  else share()
}
