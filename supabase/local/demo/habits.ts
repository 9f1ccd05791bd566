import type { AcademyHabit } from './academy.ts'
import type { SchoolHabit } from './school.ts'
import { STUDENT, STUDENTS_SCHOOL } from './student.ts'

export interface Habits {
  harbor?: AcademyHabit
  lumen?: SchoolHabit
}

/** By handle, as seeds/91_demo_learners.sql has them. Three do exactly what another does: boards have ties. */
const FELLOWS: Readonly<Record<string, Habits | { twin: string }>> = {
  aiko: { harbor: { days: '55-0', hours: 'late', tests: 1.9, score: [64, 97], course: 0.4 } },
  priya: { harbor: { days: '54-27 25-0', hours: 'early', tests: 1.4, score: [66, 98], course: 0.3 } },
  noor: { harbor: { days: '52-38 36-20 18-0', hours: 'early', tests: 1.1, score: [58, 92], course: 0.2 } },
  tobias: { harbor: { days: '53-33 31-2', hours: 'late', tests: 1.1, score: [52, 94], course: 0.15 } },
  mateo: { harbor: { days: '40-33 25-18 12-1', hours: 'noon', tests: 0.8, score: [45, 82], course: 0.2 } },
  kwabena: { twin: 'mateo' },
  bibek: { harbor: { days: '30-22 15-9 2-0', hours: 'late', tests: 0.7, score: [40, 74], course: 0.15 } },
  tane: { harbor: { days: '47-41 33-29 20-14 6-2', hours: 'early', tests: 1, score: [48, 80], course: 0.25 } },
  thandiwe: { harbor: { days: '35-1', hours: 'late', tests: 0.9, score: [50, 86], course: 0.2 } },
  rosalie: { harbor: { days: '50-44 38-30 11-6', hours: 'noon', tests: 0.8, score: [55, 84], course: 0.1 } },
  declan: { harbor: { days: '28-24 22-20 13-10 8-2', hours: 'late', tests: 0.9, score: [42, 79], course: 0.15 } },
  joao: { harbor: { days: '45 38 31 24 17 10 3', hours: 'noon', tests: 1.5, score: [60, 88], course: 0.1 } },
  iwona: { harbor: { days: '42-21 19-0', hours: 'late', tests: 1, score: [56, 91], course: 0.15, comeback: true } },
  farid: { harbor: { days: '21-1', hours: 'late', tests: 0.7, score: [35, 70], course: 0.25 } },
  mehmet: { harbor: { days: '49-40 30-23 9-0', hours: 'noon', tests: 0.8, score: [47, 81], course: 0.2 } },
  linh: { harbor: { days: '26-5', hours: 'early', tests: 1, score: [54, 87], course: 0.15 } },
  putri: { harbor: { days: '24-12 10-1', hours: 'late', tests: 0.8, score: [49, 83], course: 0.3 } },
  yulan: { harbor: { days: '55-50 43-37 29-23 14-0', hours: 'early', tests: 1.2, score: [57, 95], course: 0.1 } },
  dakota: { harbor: { days: '1', hours: 'noon', tests: 1, score: [52, 52], course: 0 } },
  andre: { harbor: { days: '2', hours: 'late', tests: 1, score: [44, 44], course: 0 } },
  wyatt: { harbor: { days: '37-30 11-7', hours: 'late', tests: 0.6, score: [41, 72], course: 0.2 } },
  amara: { harbor: { days: '44-22 12-1', hours: 'early', tests: 0.9, score: [53, 90], course: 0.2, comeback: true } },
  idris: { harbor: { days: '23-15 13-3', hours: 'noon', tests: 0.8, score: [46, 77], course: 0.15 } },
  thiago: { harbor: { days: '33-28 16-0', hours: 'late', tests: 1, score: [50, 85], course: 0.15 } },
  jasmine: { harbor: { days: '8-1', hours: 'noon', tests: 0.6, score: [48, 64], course: 0.25 } },
  hine: { twin: 'jasmine' },

  saga: {
    harbor: { days: '51-36 34-19 17-1', hours: 'noon', tests: 1.2, score: [63, 96], course: 0.25 },
    lumen: { days: '48-30 20-1', hours: 'night', zeal: 3, wpm: 68 },
  },
  leilani: {
    harbor: { days: '38-24 12-0', hours: 'noon', tests: 0.8, score: [51, 84], course: 0.2 },
    lumen: { days: '36-28 10-0', hours: 'early', zeal: 2, wpm: 44 },
  },
  ximena: {
    harbor: { days: '29-17 15-1', hours: 'late', tests: 0.7, score: [46, 80], course: 0.15 },
    lumen: { days: '27 20 13 6', hours: 'noon', zeal: 3, wpm: 39 },
  },
  giulia: {
    harbor: { days: '22 19-16 9-7 2', hours: 'noon', tests: 0.8, score: [58, 79], course: 0.1 },
    lumen: { days: '45-20 18-0', hours: 'early', zeal: 3, wpm: 51 },
  },
  wanjiru: {
    harbor: { days: '41-26 24-14 12-1', hours: 'early', tests: 0.9, score: [49, 89], course: 0.25 },
    lumen: { days: '15-9 7-1', hours: 'late', zeal: 2, wpm: 46 },
  },
  yael: {
    harbor: { days: '34-31 27-25 18-12 5-2', hours: 'late', tests: 0.7, score: [55, 78], course: 0.1 },
    lumen: { days: '33-26 18-11 5-2', hours: 'noon', zeal: 2, wpm: 58 },
  },
  seoyeon: {
    harbor: { days: '47-32 14-1', hours: 'noon', tests: 1.1, score: [60, 93], course: 0.15 },
    lumen: { days: '47-41 30-22 14-1', hours: 'night', zeal: 3, wpm: 74 },
  },
  sina: {
    harbor: { days: '20-12 4-1', hours: 'late', tests: 0.6, score: [43, 69], course: 0.2 },
    lumen: { days: '20-15 4-1', hours: 'noon', zeal: 1, wpm: 35 },
  },
  parisa: {
    harbor: { days: '39-29 27-20 8-1', hours: 'late', tests: 0.9, score: [52, 86], course: 0.15 },
    lumen: { days: '26-20', hours: 'noon', zeal: 2, wpm: 48 },
  },
  marlee: {
    harbor: { days: '31-27 25-18 3-0', hours: 'early', tests: 0.8, score: [47, 76], course: 0.2 },
    lumen: { days: '31-10', hours: 'late', zeal: 2, wpm: 55 },
  },

  camila: { lumen: { days: '50-21 19-0', hours: 'night', zeal: 3, wpm: 61 } },
  rashid: { lumen: { days: '28-21 16-1', hours: 'early', zeal: 2, wpm: 42 } },
  dilnoza: { twin: 'rashid' },
  malia: { lumen: { days: '3 1', hours: 'noon', zeal: 1, wpm: 37 } },
}

export const FELLOW_HANDLES: readonly string[] = Object.keys(FELLOWS)

/** The habits of a demo learner, and the handle they come from: their own, or that of their twin. */
export function habitsOf(handle: string): Habits & { like: string } {
  if (handle === STUDENT) return { like: STUDENT, lumen: STUDENTS_SCHOOL }
  const found = FELLOWS[handle]
  if (!found) throw new RangeError(`Nothing is known of ${handle}.`)
  return 'twin' in found ? habitsOf(found.twin) : { ...found, like: handle }
}
