import { describe, expect, it } from 'vitest'
import {
  isSameZone,
  toKnownZone,
  zoneName,
  zonesByRegion,
  zoneTime,
} from '../../../web/src/lib/features/profiles/zones.ts'

describe('time zones', () => {
  it('are listed once each, named by their place, and equal under their former names', () => {
    expect(zoneName('America/Argentina/Buenos_Aires')).toBe('Argentina, Buenos Aires')
    expect(zoneName('UTC')).toBe('UTC')
    expect(isSameZone('Asia/Calcutta', 'Asia/Kolkata')).toBe(true)
    expect(isSameZone('Europe/Berlin', 'Europe/Paris')).toBe(false)
    const all = zonesByRegion(['Asia/Kolkata', 'UTC']).flatMap(([, zones]) => zones)
    expect(all).toEqual(expect.arrayContaining(['UTC', 'Asia/Kolkata', 'Europe/Berlin']))
    expect(new Set(all).size).toBe(all.length)
  })

  it('are taken from a device or a form by a name that Postgres takes', () => {
    expect(toKnownZone('America/New_York')).toBe('America/New_York')
    expect(toKnownZone('Asia/Kolkata')).toBe('Asia/Kolkata')
    expect(toKnownZone('UTC')).toBe('UTC')
    expect(toKnownZone('EST')).toMatch(/\//)
    for (const odd of ['', '+05:00', 'Nowhere/City', 'CEST', 'Home/Desk+5']) expect(toKnownZone(odd)).toBeUndefined()
  })

  it('are named in a sentence by their place', () => {
    expect(zoneTime('America/New_York')).toBe('New York time')
    expect(zoneTime('America/Argentina/Buenos_Aires')).toBe('Buenos Aires time')
    expect(zoneTime('UTC')).toBe('UTC')
  })
})
