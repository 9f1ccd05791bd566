import { createContext, untrack } from 'svelte'
import type { SvelteMap } from 'svelte/reactivity'
import type { MedalSymbol } from './medal-symbols.ts'

/** The symbols that the medallions of this page refer to. What a page needed stays for the pages after it. */
export const [getMedalSheet, setMedalSheet] = createContext<SvelteMap<string, MedalSymbol>>()

/** Puts on the sheet what a medallion refers to, and what it refers to once it has changed. */
export function shareSymbols(symbols: () => readonly MedalSymbol[]) {
  const sheet = getMedalSheet()
  const share = () => {
    const needed = symbols()
    untrack(() => {
      for (const symbol of needed) if (!sheet.has(symbol.id)) sheet.set(symbol.id, symbol)
    })
  }
  // Effects do not run on the server.
  share()
  $effect.pre(share)
}
