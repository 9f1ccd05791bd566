import { describe, expect, it } from 'vitest'
import type { Judgement } from '../../../functions/_domain/ops/judge-alerts.ts'
import { byUrgency, verdictOf } from '../../../functions/_domain/ops/verdict.ts'
import { alertLook, bytesText, msText, rateText, secondsText } from '../../../web/src/lib/features/ops/ops-words.ts'

const judged = (alert: Judgement['alert'], severity: Judgement['severity'], state: Judgement['state']): Judgement => ({
  alert,
  severity,
  state,
  sentence: '',
})

describe('the words of operators', () => {
  it('say figures shortly', () => {
    expect([bytesText(156 * 2 ** 20), bytesText(1.5 * 2 ** 30)]).toEqual(['156 MB', '1.5 GB'])
    expect([msText(null), msText(3.4), msText(260.2), msText(1250)]).toEqual(['–', '3.4 ms', '260 ms', '1.3 s'])
    expect([secondsText(null), secondsText(0.498), secondsText(6.41), secondsText(3700)]).toEqual([
      '–',
      '498 ms',
      '6.4 s',
      '1 h 2 min',
    ])
    expect([rateText(0, 0), rateText(9, 10)]).toEqual(['–', '90%'])
    expect(alertLook({ state: 'firing', severity: 'critical' }).word).toBe('Critical')
    expect(alertLook({ state: 'ok', severity: 'critical' }).word).toBe('Fine')
  })

  it('say in one sentence how all of it is, the most urgent first', () => {
    const all = [
      judged('display-time', 'warning', 'firing'),
      judged('finish-time', 'warning', 'ok'),
      judged('cache-hit-rate', 'warning', 'unknown'),
      judged('queue-depth', 'critical', 'firing'),
    ]
    expect(byUrgency(all).map(({ alert }) => alert)).toEqual([
      'queue-depth',
      'display-time',
      'cache-hit-rate',
      'finish-time',
    ])
    expect(verdictOf(byUrgency(all), 1)).toBe('Events pile up and achievements are shown slowly.')
    expect(verdictOf([judged('finish-time', 'warning', 'ok')], 1)).toBe('Everything is fine.')
    expect(verdictOf([judged('cache-hit-rate', 'warning', 'unknown')], 1)).toContain('1 alert waits for figures')
    expect(verdictOf([], 0)).toBe('No process tells how it is, so there is little to judge.')
  })
})
