import { describe, expect, it } from 'vitest'
import { media } from '../../../functions/_contracts/media/media.ts'
import { useApi } from '../../support/api.ts'
import { useMember } from '../../support/bank-files.ts'
import { joined, jpeg, mp3, png, svg, webp } from '../../support/media-files.ts'
import { problemOf } from '../../support/problem.ts'

const api = useApi()
const instructor = useMember(api, 'instructor')
const student = useMember(api, 'student')

const send = (body: BodyInit, query: Record<string, string> = {}, person = instructor()) =>
  api().ask(`/media-api/media?${new URLSearchParams({ community: 'harbor', ...query })}`, person, {
    method: 'POST',
    body,
    // Undici sends a stream in pieces only where it is told that nothing comes back meanwhile.
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  })
const kept = async (response: Response) => media.parse((await response.json()).data)
const bring = async (body: BodyInit, alt = 'A switch') => kept(await send(body, { alt, name: 'a file' }))
const file = (id: string, person = student(), headers: Record<string, string> = {}) =>
  api().ask(`/media-api/media/${id}/file`, person, { headers })
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

describe('a picture', () => {
  it('is taken by what is in it, kept as WebP, listed, and given to members of the community', async () => {
    const response = await send(png(7, 5), { alt: 'A switch with two cables', name: 'switch.png' })
    expect(response.status).toBe(201)
    const picture = await kept(response)
    expect(picture).toMatchObject({ kind: 'picture', type: 'image/webp', width: 7, height: 5, used_by: [] })
    const listed = await (await api().ask('/media-api/media?community=harbor&q=two+SWITCH.png', instructor())).json()
    expect(listed).toMatchObject({ page: { next: null } })
    expect(listed.data).toEqual([picture])
    const got = await file(picture.id)
    expect(got.headers.get('content-type')).toBe('image/webp')
    expect(got.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
    const bytes = await bytesOf(got)
    expect(bytes).toHaveLength(picture.bytes)
    expect(new TextDecoder('latin1').decode(bytes.subarray(8, 12))).toBe('WEBP')
    const again = await file(picture.id, student(), { 'If-None-Match': got.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  })

  it('sent again, also as it was kept, is what the community has', async () => {
    const picture = await bring(jpeg)
    const again = await send(jpeg, { alt: 'Other words' })
    expect(again.status).toBe(200)
    expect(await kept(again)).toEqual(picture)
    const own = await send(await bytesOf(await file(picture.id)), { alt: 'Other words' })
    expect((await kept(own)).id).toBe(picture.id)
  })

  it('brought twice at the same time is one', async () => {
    const both = await Promise.all([1, 2].map(() => bring(png(9, 9, 40))))
    expect(both[0]?.id).toBe(both[1]?.id)
    const rows = await api().database.sql`select from media where id = ${both[0]?.id ?? null}`
    expect(rows).toHaveLength(1)
  })

  it('larger than pages show is made smaller', async () => {
    const picture = await bring(png(2500, 1000, 9))
    expect(picture).toMatchObject({ width: 2000, height: 800 })
  })

  it('without words is refused, and so is one from a student', async () => {
    const silent = await problemOf(await send(webp))
    expect(silent).toMatchObject({ code: 'validation_failed', errors: [{ path: 'alt' }] })
    expect(await problemOf(await send(jpeg, { alt: 'x' }, student()))).toMatchObject({ code: 'not_allowed' })
  })

  it('loses whatever hides behind it', async () => {
    const picture = await bring(joined(png(4, 4, 77), '<script>alert(1)</script>PK\u0003\u0004'))
    const written = new TextDecoder('latin1').decode(await bytesOf(await file(picture.id)))
    expect(written).not.toContain('script')
  })

  it('drawn in SVG keeps what draws alone', async () => {
    const drawing = await bring(svg('<script>alert(1)</script><circle onclick="alert(1)" r="4"/>'))
    expect(drawing).toMatchObject({ type: 'image/svg+xml', width: 10, height: 6 })
    const text = await (await file(drawing.id)).text()
    expect(text).toContain('<circle r="4"/>')
    expect(text).not.toMatch(/script|onclick/)
  })

  it('that is broken, a bomb, or none, is refused in words', async () => {
    const refused = async (body: BodyInit) => (await problemOf(await send(body, { alt: 'x' }))).code
    expect(await refused(png(8, 8).subarray(0, 50))).toBe('media_refused')
    expect(await refused(png(6000, 1).map((byte, at) => (at === 22 ? 0x70 : byte)))).toBe('media_refused')
    expect(await refused(new TextEncoder().encode('<html><body>picture.png</body></html>'))).toBe('media_refused')
    expect(await refused('MZ\u0090')).toBe('media_refused')
  })
})

describe('a sound', () => {
  it('is cut to its frames, and given in parts', async () => {
    const sound = await bring(joined('ID3\u0004\0\0\0\0\0\u0002hi', mp3(5), '<html>'), '')
    expect(sound).toMatchObject({ kind: 'sound', type: 'audio/mpeg', bytes: 5 * 417, seconds: 0.13, width: null })
    const part = await file(sound.id, student(), { Range: 'bytes=0-3' })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe('bytes 0-3/2085')
    expect([...(await bytesOf(part))]).toEqual([0xff, 0xfb, 0x90, 0])
    expect((await file(sound.id, student(), { Range: 'bytes=9999-' })).status).toBe(200)
  })

  it('of 50 MB is given up while it is sent', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 65_536
        if (sent > 50 * 2 ** 20) controller.close()
        else controller.enqueue(sent === 65_536 ? joined(mp3(157), new Uint8Array(67)) : new Uint8Array(65_536))
      },
    })
    expect((await send(endless)).status).toBe(413)
    expect(sent).toBeLessThan(12 * 2 ** 20)
  })
})

describe('a file', () => {
  it('is nobody’s outside of its community', async () => {
    const { id } = await bring(png(3, 3, 5))
    const outside = crypto.randomUUID()
    expect((await file(id, outside)).status).toBe(404)
    expect((await api().ask('/media-api/media?community=harbor', student())).status).toBe(403)
  })

  it('is described anew, and deleted while no question shows it', async () => {
    const { id } = await bring(png(3, 3, 6))
    const change = (body: object) =>
      api().ask(`/media-api/media/${id}`, instructor(), {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    expect(await kept(await change({ alt: 'A router' }))).toMatchObject({ id, alt: 'A router' })
    expect((await change({ alt: '' })).status).toBe(422)
    const remove = (person = instructor()) => api().ask(`/media-api/media/${id}`, person, { method: 'DELETE' })
    expect((await remove(student())).status).toBe(404)
    expect((await remove()).status).toBe(204)
    expect((await file(id)).status).toBe(404)
  })
})
