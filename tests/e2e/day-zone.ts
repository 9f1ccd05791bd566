/** A zone where it is day now, and the date of UTC: at night nobody is set a goal. */
export const dayZone = (now = new Date()): string => {
  const hour = now.getUTCHours()
  if (hour < 7) return 'Asia/Tokyo'
  return hour < 20 ? 'UTC' : 'America/New_York'
}
