/** A zone where it is day now: at night nobody is set a goal. */
export const dayZone = (now = new Date()): string => {
  const hour = now.getUTCHours()
  return hour >= 7 && hour < 20 ? 'UTC' : 'Pacific/Honolulu'
}
