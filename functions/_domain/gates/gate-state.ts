export const GATE_STATES = ['locked', 'available', 'in_progress', 'submitted', 'rejected', 'validated'] as const
export type GateState = (typeof GATE_STATES)[number]
