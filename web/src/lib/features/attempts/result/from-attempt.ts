const BOX = '/(box)/c/[community]/attempts/[attempt]'

/** Whether the learner came straight from the test box: not by a reload, and not by going back. */
export const isFromAttempt = (going: { from: { route: { id: string | null } } | null; type: string | null }) =>
  going.from?.route.id === BOX && going.type !== 'popstate'
