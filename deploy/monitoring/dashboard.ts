import { PANELS, type Panel } from './panels.ts'

const COLUMNS = 3
const HEIGHT = 8
/** Grafana's grid has 24 columns. */
const WIDTH = 24 / COLUMNS

const SOURCE = { type: 'prometheus', uid: '${source}' }

const thresholdsOf = ({ limit, isLeast = false }: Panel) => ({
  mode: 'absolute',
  steps: [
    { color: isLeast ? 'red' : 'green', value: null },
    ...(limit === undefined ? [] : [{ color: isLeast ? 'green' : 'red', value: limit }]),
  ],
})

const toGrafana = (panel: Panel, place: number) => ({
  id: place + 1,
  type: 'timeseries',
  title: panel.title,
  datasource: SOURCE,
  gridPos: {
    h: HEIGHT,
    w: WIDTH,
    x: (place % COLUMNS) * WIDTH,
    y: Math.floor(place / COLUMNS) * HEIGHT,
  },
  fieldConfig: {
    defaults: {
      unit: panel.unit,
      min: 0,
      custom: { thresholdsStyle: { mode: panel.limit === undefined ? 'off' : 'line' } },
      thresholds: thresholdsOf(panel),
    },
    overrides: [],
  },
  options: { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi' } },
  targets: Object.entries(panel.shows).map(([legendFormat, expr], index) => ({
    refId: String.fromCodePoint(65 + index),
    datasource: SOURCE,
    expr,
    legendFormat,
  })),
})

/** A dashboard as Grafana imports it. */
export const dashboardFile = (): string =>
  `${JSON.stringify(
    {
      uid: 'laude-overview',
      title: 'Laude',
      tags: ['laude'],
      schemaVersion: 39,
      editable: true,
      refresh: '30s',
      time: { from: 'now-6h', to: 'now' },
      templating: { list: [{ name: 'source', label: 'Data source', type: 'datasource', query: 'prometheus' }] },
      panels: PANELS.map(toGrafana),
    },
    null,
    2,
  )}\n`
