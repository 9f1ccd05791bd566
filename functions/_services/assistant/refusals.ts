import { DomainError } from '../../_domain/errors.ts'

export const examRunning = () =>
  new DomainError(
    'exam_running',
    'You are taking an exam that asks this question. Help is there again once it is finished.',
  )

export const noEffort = () =>
  new DomainError(
    'effort_missing',
    'The next step is for a new thought: try an answer that you have not tried yet, or write a sentence on what you think.',
  )

export const noReasoning = () =>
  new DomainError('effort_missing', 'Write a sentence that you have not written yet on what you think, and why.')

export const noStep = () => new DomainError('no_more_help', 'That was all the help there is with this question.')

export const otherStep = () => new DomainError('conflict', 'This Idempotency-Key was already used for another step.')
