import { error } from '@sveltejs/kit'
import { METRICS_TOKEN } from '$app/env/private'
import { mayScrape } from '#domain/ops/may-scrape.ts'
import { answerScrape } from '#lib/shell/metrics.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ request, platform }) => {
  // Of the socket, whatever a header says.
  const socketAddress = platform?.req?.socket.remoteAddress
  if (!mayScrape(request.headers, { token: METRICS_TOKEN, socketAddress })) error(404, 'Not found')
  return answerScrape()
}
