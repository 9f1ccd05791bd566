import type { AboutFunction } from '../_http/create-app.ts'

export const ABOUT: AboutFunction = {
  description: 'Does the background work. A scheduler calls it with `WORKER_SECRET`; no learner does.',
  tags: [
    { name: 'Queue', description: 'Events that wait to be applied.' },
    { name: 'Sweeps', description: 'Work that is due because time has passed or a rule has changed.' },
  ],
}
