import fc from 'fast-check'
import {
  answer,
  draft,
  emptyState,
  flag,
  goTo,
  handIn,
  say,
  skip,
  type AttemptState,
} from '../../../web/src/lib/features/attempts/box/state.ts'
import { CONFIDENCES } from '../../../functions/_domain/attempts/confidence.ts'

export type ArbitraryMode = AttemptState['mode']

/** Something a learner does at a moment. */
export type AttemptChange = (state: AttemptState, now: number) => AttemptState

const number = fc.integer({ min: 1, max: 5 })
const confidence = fc.constantFrom(undefined, ...CONFIDENCES)

export const anyChange: fc.Arbitrary<AttemptChange> = fc.oneof(
  fc.tuple(number, fc.option(fc.integer({ min: 0, max: 3 })), confidence).map(
    ([n, choice, said]): AttemptChange =>
      (state, now) =>
        choice === null ? answer(state, n, null, now) : answer(state, n, { kind: 'single_choice', choice }, now, said),
  ),
  fc.tuple(number, confidence).map(
    ([n, said]): AttemptChange =>
      (state, now) =>
        say(state, n, said, now),
  ),
  fc.tuple(number, fc.constantFrom('', 'ARP', '1.5')).map(
    ([n, text]): AttemptChange =>
      (state, now) =>
        draft(state, n, { answer: null, text }, now),
  ),
  fc.tuple(number, fc.integer({ min: 0, max: 3 })).map(
    ([n, choice]): AttemptChange =>
      (state, now) =>
        draft(state, n, { answer: { kind: 'single_choice', choice }, text: '' }, now),
  ),
  number.map(
    (n): AttemptChange =>
      (state, now) =>
        skip(state, n, now),
  ),
  fc.tuple(number, fc.boolean()).map(
    ([n, on]): AttemptChange =>
      (state, now) =>
        flag(state, n, on, now),
  ),
  number.map(
    (n): AttemptChange =>
      (state, now) =>
        goTo(state, n, now),
  ),
  fc.boolean().map(
    (asked): AttemptChange =>
      (state, now) =>
        handIn(state, asked, now),
  ),
)

/** A state that a learner's changes lead to, some of them saved. */
export const anyState = (mode: ArbitraryMode): fc.Arbitrary<AttemptState> =>
  fc
    .array(fc.tuple(anyChange, fc.integer({ min: 0, max: 40 }), fc.boolean()), { maxLength: 15 })
    .map((changes) =>
      changes.reduce(
        (state, [change, now, save]) => (save ? saved(change(state, now)) : change(state, now)),
        emptyState(mode),
      ),
    )

function saved(state: AttemptState): AttemptState {
  const all = <T extends { saved: boolean }>(record: Readonly<Record<number, T>>) =>
    Object.fromEntries(Object.entries(record).map(([key, it]) => [key, { ...it, saved: true }]))
  return { ...state, given: all(state.given), flags: all(state.flags), sent: state.sent + 1 }
}
