import { error } from '@sveltejs/kit'
import { SECURITY_CONTACT } from '$app/env/private'
import { securityTxt } from '#lib/shell/security-txt.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ url }) => {
  if (SECURITY_CONTACT === undefined) error(404, 'This server names no contact for vulnerabilities.')
  return new Response(securityTxt(SECURITY_CONTACT, url.href, Date.now()), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=86400' },
  })
}
