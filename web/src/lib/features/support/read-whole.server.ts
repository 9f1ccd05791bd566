/** Waits until an answer is whole. What became of it is stored, whether or not it was read to its end. */
export async function readWhole(answer: Promise<Response>): Promise<void> {
  await answer.then((response) => response.text()).catch(() => undefined)
}
