/** Where time series go, beside Postgres. */
export interface TimeSeriesWriter {
  /** Lines of InfluxDB's line protocol, with times in seconds. Fails where not all of them were taken. */
  write: (lines: string) => Promise<void>
}

export interface InfluxTarget {
  url: string
  /** The database of InfluxDB 1, or the bucket of 2 and later. */
  database: string
  /** With one, the path and the header of InfluxDB 2. */
  token?: string
  org?: string
}

const PATIENCE = 10_000

export function createInfluxWriter({ url, database, token, org }: InfluxTarget): TimeSeriesWriter {
  const address = new URL(token === undefined ? 'write' : 'api/v2/write', url.endsWith('/') ? url : `${url}/`)
  address.searchParams.set(token === undefined ? 'db' : 'bucket', database)
  if (token !== undefined && org !== undefined) address.searchParams.set('org', org)
  address.searchParams.set('precision', 's')
  const headers = {
    'Content-Type': 'text/plain; charset=utf-8',
    ...(token === undefined ? {} : { Authorization: `Token ${token}` }),
  }
  return {
    write: async (body) => {
      const signal = AbortSignal.timeout(PATIENCE)
      const response = await fetch(address, { method: 'POST', headers, body, signal })
      const answer = await response.text()
      if (!response.ok) throw new Error(`InfluxDB answered ${response.status}: ${answer.slice(0, 200)}`)
    },
  }
}
