import { posix } from 'node:path'
import type { Recomputed } from '../check-numbers.ts'

const FILES = ['report-1.txt', 'report-2.txt', 'report-10.txt', 'report-a.txt', 'Report-3.txt', 'report-.txt']
const MODES = { read: 4, write: 2, execute: 1 }

const octal = (...classes: readonly (readonly (keyof typeof MODES)[])[]) =>
  Number(classes.map((rights) => rights.reduce((sum, right) => sum + MODES[right], 0)).join(''))

export const COMPUTING: readonly Recomputed[] = [
  {
    asks: 'runs a 32-bit client edition',
    right: [`32-bit addresses reach only ${2 ** 32 / 2 ** 30} GiB, and devices take part of that`],
  },
  { asks: 'four memory slots', right: [(64 - 2 * 8) / 2] },
  { asks: 'sold as 2 TB', right: [Math.round(2e12 / 2 ** 30)] },
  { asks: 'four disks of 4 TB each in RAID 5', right: [(4 - 1) * 4] },
  { asks: 'A folder of 40 GB', right: [(40 * 1000) / 400] },
  {
    asks: 'Which three digits does `chmod` need?',
    right: [octal(['read', 'write', 'execute'], ['read', 'execute'], [])],
  },
  { asks: '`ls report-?.txt`', right: [FILES.filter((file) => /^report-.\.txt$/.test(file)).length] },
  { asks: 'You are in the folder `2026`', right: [posix.relative('/home/reports/2026', '/home/photos')] },
  { asks: 'at most 70 percent', right: [(125 + 220 + 15 + 60) / 0.7] },
  { asks: 'battery of a UPS', right: [((300 * 0.9) / 150) * 60] },
]
