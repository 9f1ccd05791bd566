import { pack } from '../../_contracts/achievements/catalogue.ts'

/** Sorts by pack, in the contract's order, then by the position within the pack. */
export const catalogueOrder = (entry: { pack: string; position: number }): number =>
  pack.options.findIndex((name) => name === entry.pack) * 10_000 + entry.position
