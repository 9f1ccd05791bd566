import { request } from 'node:http'

interface FormPost {
  url: string
  /** The address of this machine that the request comes from. */
  localAddress: string
  form: Record<string, string>
}

/** Posts a form to the site as a browser without JavaScript does, from an address of this machine. Gives the status. */
export function postForm({ url, localAddress, form }: FormPost): Promise<number | undefined> {
  const body = new URLSearchParams(form).toString()
  const headers = {
    origin: new URL(url).origin,
    accept: 'text/html',
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(body)),
  }
  return new Promise((resolve, reject) => {
    // By the name alone Node may choose IPv6, which has no second address of this machine.
    const sent = request(url, { method: 'POST', headers, localAddress, family: 4 }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode))
    })
    sent.once('error', reject)
    sent.end(body)
  })
}
