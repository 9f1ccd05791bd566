/**
 * Fetches, and tells of every piece that arrives: the SDK keeps the pings of a stream to itself. The signal ends the answer
 * from here: the SDK forgets to listen to its own once it takes the body for garbage, as happens on Deno.
 */
export function hear(heard: () => void, signal: AbortSignal): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    if (!response.body) return response
    const pieces = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (piece, controller) => {
        heard()
        controller.enqueue(piece)
      },
    })
    return new Response(response.body.pipeThrough(pieces, { signal }), response)
  }
}
