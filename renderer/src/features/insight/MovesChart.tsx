import { Bar, BarChart, LabelList, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useTexts } from '../../app/texts.tsx'
import { ChartPatterns } from './ChartPatterns.tsx'
import classes from './insight.module.css'
import { monthLabel } from './month-label.ts'
import type { MonthMoves } from './MovesPanel.tsx'

/** Who comes above the line, who goes below it; the names appear with the pointer or the arrow keys. */
export function MovesChart({ months }: { readonly months: readonly MonthMoves[] }) {
  const { t, language } = useTexts()
  const rows = months.map((month) => ({
    label: monthLabel(month.month, language),
    in: month.in,
    out: -month.out,
    inLabel: month.in === 0 ? '' : `+${month.in}`,
    outLabel: month.out === 0 ? '' : `−${month.out}`,
  }))
  return (
    <figure className={classes.figure}>
      <figcaption>{t('moves.chart')}</figcaption>
      <ResponsiveContainer width="100%" height={220} debounce={150}>
        <BarChart
          data={rows}
          stackOffset="sign"
          accessibilityLayer
          title={t('moves.chart')}
          margin={{ top: 20, right: 8, left: 0, bottom: 4 }}
        >
          <ChartPatterns prefix="moves" />
          <XAxis dataKey="label" tickLine={false} interval={0} className={classes.axis ?? ''} />
          <YAxis
            width={32}
            allowDecimals={false}
            // Room for the label of the longest bar on either side.
            domain={[(least: number) => least - 1, (most: number) => most + 1]}
            tickFormatter={(count: number) => String(Math.abs(count))}
            className={classes.axis ?? ''}
          />
          <ReferenceLine y={0} stroke="var(--border-strong)" />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--hover)' }}
            content={({ label }) => {
              const place = rows.findIndex((row) => row.label === label)
              const names = months[place]?.names ?? []
              return names.length === 0 ? null : (
                <ul className={classes.names}>
                  {names.map((name) => (
                    <li key={name}>{name}</li>
                  ))}
                </ul>
              )
            }}
          />
          <Bar
            dataKey="in"
            name={t('moves.in')}
            stackId="moves"
            fill="var(--group-1)"
            className={classes.bar ?? ''}
            isAnimationActive={false}
            maxBarSize={48}
          >
            <LabelList dataKey="inLabel" position="top" className={classes.label ?? ''} />
          </Bar>
          <Bar
            dataKey="out"
            name={t('moves.out')}
            stackId="moves"
            fill="url(#moves-declined)"
            className={classes.bar ?? ''}
            isAnimationActive={false}
            maxBarSize={48}
          >
            <LabelList dataKey="outLabel" position="top" className={classes.label ?? ''} />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </figure>
  )
}
