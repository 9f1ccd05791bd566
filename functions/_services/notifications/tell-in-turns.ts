export interface Told {
  told: number
  more: boolean
}

/** What one call of the scheduler tells of at most. */
const MOST = 50

/** Tells of one thing after the other, while there are more and they fit into one call. */
export async function tellInTurns(tellNext: () => Promise<Told>): Promise<Told> {
  const all: Told = { told: 0, more: true }
  for (let turn = 0; turn < MOST && all.more; turn++) {
    const { told, more } = await tellNext()
    all.told += told
    all.more = more
  }
  return all
}
