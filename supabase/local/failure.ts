/** Something the person at the keyboard can do something about: printed as sentences, never as a stack. */
export class Failure extends Error {
  readonly advice: string

  constructor(message: string, advice = '', options?: ErrorOptions) {
    super(message, options)
    this.name = 'Failure'
    this.advice = advice
  }
}
