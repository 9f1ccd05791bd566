import { rounded } from './statistics.ts'

/** What one unit of work costs: CPU time of each kind of process, in milliseconds, and the bytes that stay. */
export interface UnitCost {
  cpu_ms: Partial<Record<ProcessKind, number>>
  /** In Postgres, with indexes. */
  stored_bytes?: number
}

export const PROCESS_KINDS = ['site', 'functions', 'workers', 'postgres', 'redis', 'kafka'] as const
export type ProcessKind = (typeof PROCESS_KINDS)[number]

export interface UnitLoad {
  cost: UnitCost
  /** How many of it a second at the busiest time. */
  rate: number
}

export interface MachinePrices {
  /** Of one core for an hour, in dollars. */
  core_hour: number
  /** Of a gigabyte of disk for a month, in dollars. */
  disk_gb_month: number
}

export interface Assumptions {
  /** How much of a core may be used at the busiest time. */
  utilization: number
  /** The average rate over that of the busiest time. */
  average: number
  /** How many cores a machine has. */
  cores_per_machine: number
  /** How many copies of a tier there are beside its own: a standby that idles costs what its primary does. */
  standbys: Partial<Record<ProcessKind, number>>
  /** The fewest machines of a tier, so that one may fail. */
  least: Partial<Record<ProcessKind, number>>
  /** How many days rows stay in Postgres before their partition moves to cheaper storage. */
  days_kept: number
}

export interface MachineNeed {
  tier: ProcessKind
  /** Cores that are busy at the busiest time. */
  busy_cores: number
  machines: number
  dollars_a_month: number
}

const HOURS_A_MONTH = 730
const SECONDS_A_DAY = 86_400

/** How many machines a load needs, and what they cost in a month. */
export function planMachines(
  units: readonly UnitLoad[],
  { prices, assumptions }: { prices: MachinePrices; assumptions: Assumptions },
) {
  const tiers = PROCESS_KINDS.map((tier): MachineNeed => {
    const busy = units.reduce((sum, { cost, rate }) => sum + ((cost.cpu_ms[tier] ?? 0) * rate) / 1000, 0)
    const needed = Math.ceil(busy / assumptions.utilization / assumptions.cores_per_machine)
    const own = busy === 0 ? 0 : Math.max(needed, assumptions.least[tier] ?? 1)
    const machines = own * (1 + (assumptions.standbys[tier] ?? 0))
    return {
      tier,
      busy_cores: rounded(busy, 2),
      machines,
      dollars_a_month: rounded(machines * assumptions.cores_per_machine * prices.core_hour * HOURS_A_MONTH),
    }
  }).filter(({ machines }) => machines > 0)
  const bytesADay = units.reduce(
    (sum, { cost, rate }) => sum + (cost.stored_bytes ?? 0) * rate * assumptions.average * SECONDS_A_DAY,
    0,
  )
  const copies = 1 + (assumptions.standbys.postgres ?? 0)
  const disk_gb = rounded((bytesADay * assumptions.days_kept * copies) / 1e9)
  const disk_dollars_a_month = rounded(disk_gb * prices.disk_gb_month)
  return {
    tiers,
    disk_gb_a_day: rounded(bytesADay / 1e9, 1),
    disk_gb,
    disk_dollars_a_month,
    dollars_a_month: tiers.reduce((sum, tier) => sum + tier.dollars_a_month, disk_dollars_a_month),
  }
}
