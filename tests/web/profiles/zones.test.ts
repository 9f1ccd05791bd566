import { describe, expect, it } from 'vitest'
import { isSameZone, zoneName, zonesByRegion } from '../../../web/src/lib/features/profiles/zones.ts'

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
})
