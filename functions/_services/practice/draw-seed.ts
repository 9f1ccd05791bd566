import { MAX_INTEGER } from '../../_contracts/storable.ts'

export const drawSeed = (): number => Math.floor(Math.random() * MAX_INTEGER)
