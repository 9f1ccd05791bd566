import { DomainError } from '../../_domain/errors.ts'

export const notInExams = () =>
  new DomainError('exam_running', 'You are taking an exam. The assistant answers again once it is finished.')

export const answeredByPerson = () => new DomainError('conflict', 'A person answers this question.')
