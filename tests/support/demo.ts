import { randomUUID } from 'node:crypto'
import type { DemoCommunity, DemoContent, DemoLearner, DemoTest } from '../../supabase/local/demo/catalogue.ts'
import { FELLOW_HANDLES, habitsOf } from '../../supabase/local/demo/habits.ts'
import { STUDENT } from '../../supabase/local/demo/student.ts'

const ZONES = [
  'UTC',
  'Asia/Kolkata',
  'America/St_Johns',
  'Pacific/Chatham',
  'Pacific/Pago_Pago',
  'Europe/Berlin',
  'Asia/Kathmandu',
  'America/New_York',
  'Pacific/Apia',
  'Australia/Adelaide',
  'Africa/Casablanca',
]

const test = (category: string, difficulty: DemoTest['difficulty'], questions: number): DemoTest => ({
  id: randomUUID(),
  category,
  difficulty,
  version: 1,
  quotas: null,
  questions,
})

const content = (kind: DemoContent['kind'], difficulty: string, language: string | null = null): DemoContent => ({
  id: randomUUID(),
  kind,
  difficulty,
  minutes: 15,
  course: null,
  language,
})

const harbor: DemoCommunity = {
  id: randomUUID(),
  slug: 'harbor',
  tests: [test('network', 'medium', 100), test('security', 'hard', 80), test('security', 'easy', 25)],
  contents: [
    ...['easy', 'medium', 'easy'].map((difficulty) => content('lesson', difficulty)),
    ...['medium', 'expert'].map((difficulty) => content('wod', difficulty)),
  ],
}

const lumen: DemoCommunity = {
  id: randomUUID(),
  slug: 'lumen',
  tests: [],
  contents: [content('lesson', 'easy', 'es'), content('scenario', 'easy', 'es'), content('scenario', 'hard', 'it')],
}

/** Everybody of the demo, in zones that are hard to get right. */
export const demoLearners: readonly DemoLearner[] = [STUDENT, ...FELLOW_HANDLES].map((handle, index) => {
  const habits = habitsOf(handle)
  const communities = [
    ...(habits.harbor || handle === STUDENT ? [harbor] : []),
    ...(habits.lumen || handle === STUDENT ? [lumen] : []),
  ]
  return { id: randomUUID(), handle, time_zone: ZONES[index % ZONES.length] ?? 'UTC', communities }
})
