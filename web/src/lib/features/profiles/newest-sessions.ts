import type { MySession } from '#contracts/profiles/sessions.ts'

/** The first of sessions that come with the one used last first; this device's is always among them. */
export const newestSessions = (sessions: readonly MySession[], most: number): MySession[] => {
  const current = sessions.filter(({ is_current }) => is_current)
  const others = sessions.filter(({ is_current }) => !is_current)
  return [...current, ...others.slice(0, most - current.length)]
}
