/** An error that the user can do something about: printed as sentences, without a stack trace. */
export class Failure extends Error {
  readonly advice: string

  constructor(message: string, advice = '', options?: ErrorOptions) {
    super(message, options)
    this.name = 'Failure'
    this.advice = advice
  }
}
