export type Labels = Readonly<Record<string, string>>

/** Counts for whoever watches over headquarters, in the text form Prometheus reads. Numbers and codes only. PRIV-9 */
export interface Metrics {
  count(name: string, labels?: Labels, by?: number): void
  /** Asked for at the moment of writing. */
  gauge(name: string, read: () => number): void
  write(): string
}

export function createMetrics(): Metrics {
  const counters = new Map<string, Map<string, number>>()
  const gauges = new Map<string, () => number>()
  return {
    count(name, labels = {}, by = 1) {
      const series = counters.get(name) ?? new Map<string, number>()
      counters.set(name, series)
      const key = Object.entries(labels)
        .map(([label, value]) => `${label}="${value.replaceAll(/[^\w:./-]/g, '_')}"`)
        .join(',')
      series.set(key, (series.get(key) ?? 0) + by)
    },
    gauge: (name, read) => void gauges.set(name, read),
    write() {
      const lines: string[] = []
      for (const [name, series] of counters) {
        lines.push(`# TYPE ${name} counter`)
        for (const [labels, value] of series)
          lines.push(`${name}${labels === '' ? '' : `{${labels}}`} ${value}`)
      }
      for (const [name, read] of gauges) lines.push(`# TYPE ${name} gauge`, `${name} ${read()}`)
      return `${lines.join('\n')}\n`
    },
  }
}
