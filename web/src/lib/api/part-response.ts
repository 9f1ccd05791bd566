interface Part {
  status: number
  body: unknown
}

/** One part of a batch as the response that it would have been by itself. Its body was parsed with the batch. */
export class PartResponse extends Response {
  readonly #body: unknown

  constructor({ status, body }: Part) {
    super('', { status, headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' } })
    this.#body = body
  }

  override json(): Promise<unknown> {
    return Promise.resolve(this.#body)
  }

  override text(): Promise<string> {
    return Promise.resolve(JSON.stringify(this.#body))
  }
}
