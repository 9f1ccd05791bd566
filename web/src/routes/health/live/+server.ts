import { json } from '@sveltejs/kit'

/** This process answers. */
export const GET = () => json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } })
