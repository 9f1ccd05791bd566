/** Fetches, and tells of every piece that arrives: the SDK keeps the pings of a stream to itself. */
export function hear(heard: () => void): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    if (!response.body) return response
    const pieces = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (piece, controller) => {
        heard()
        controller.enqueue(piece)
      },
    })
    // Deno forgets the request of a response, and with it the signal, at the next collection of garbage.
    return new Response(response.body.pipeThrough(pieces, { signal: init?.signal ?? undefined }), response)
  }
}
