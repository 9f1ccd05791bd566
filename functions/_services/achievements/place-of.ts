import { pack } from '../../_contracts/achievements/catalogue.ts'

/** Packs in the order the contract names them, each in an order of its own. */
export const placeOf = (entry: { pack: string; position: number }): number =>
  pack.options.findIndex((name) => name === entry.pack) * 10_000 + entry.position
