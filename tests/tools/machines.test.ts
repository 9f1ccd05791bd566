import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planMachines, PROCESS_KINDS, type Assumptions, type UnitCost } from '../../bench/machines.ts'

const assumptions: Assumptions = {
  utilization: 0.5,
  average: 0.25,
  cores_per_machine: 4,
  standbys: { postgres: 1 },
  least: { functions: 2 },
  days_kept: 10,
}
const prices = { core_hour: 0.05, disk_gb_month: 0.1 }
const plan = (cost: UnitCost, rate: number, changed: Partial<Assumptions> = {}) =>
  planMachines([{ cost, rate }], { prices, assumptions: { ...assumptions, ...changed } })

const cost = fc.record({
  cpu_ms: fc.record(
    Object.fromEntries(PROCESS_KINDS.map((tier) => [tier, fc.double({ min: 0, max: 50, noNaN: true })])),
  ),
  stored_bytes: fc.nat(5000),
})

describe('the machines that a load needs', () => {
  it('are as many as its CPU fills to the utilization, with standbys, disks and prices', () => {
    const planned = plan({ cpu_ms: { functions: 1, postgres: 2 }, stored_bytes: 1000 }, 4000)
    expect(planned.tiers).toEqual([
      { tier: 'functions', busy_cores: 4, machines: 2, dollars_a_month: 292 },
      { tier: 'postgres', busy_cores: 8, machines: 8, dollars_a_month: 1168 },
    ])
    // 4,000 a second at a quarter on average: 86.4 GB a day, kept for ten days, twice.
    expect(planned).toMatchObject({
      disk_gb_a_day: 86.4,
      disk_gb: 1728,
      disk_dollars_a_month: 173,
      dollars_a_month: 1633,
    })
  })

  it('never become fewer as the load grows, nor more than double with twice the load', () => {
    fc.assert(
      fc.property(cost, fc.integer({ min: 1, max: 100_000 }), (event, rate) => {
        const [once, twice] = [plan(event, rate), plan(event, 2 * rate)]
        for (const { tier, machines } of once.tiers) {
          const more = twice.tiers.find((other) => other.tier === tier)?.machines ?? 0
          expect(more).toBeGreaterThanOrEqual(machines)
          expect(more).toBeLessThanOrEqual(2 * machines)
        }
        expect(twice.dollars_a_month).toBeGreaterThanOrEqual(once.dollars_a_month)
      }),
    )
  })

  it('no machine is planned for what a load does not touch, and at least as many as asked for what it does', () => {
    expect(plan({ cpu_ms: { functions: 0.0001 } }, 1).tiers).toEqual([
      expect.objectContaining({ tier: 'functions', machines: 2 }),
    ])
  })
})
