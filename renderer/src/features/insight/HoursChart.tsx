import {
  Bar,
  BarChart,
  Cell,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts'
import { useTexts } from '../../app/texts.tsx'
import { ChartPatterns } from './ChartPatterns.tsx'
import classes from './insight.module.css'
import type { Weeks } from './use-weeks.ts'
import { weekAxis } from './week-axis.tsx'

/**
 * Bars for the roster and a stepped line for the need, in hours; below it the difference in a panel of its own, because
 * nobody can judge the gap between a bar and a line.
 */
export function HoursChart({ data }: { readonly data: Weeks }) {
  const { t } = useTexts()
  const hasPossible = data.hours.some(({ possibleMinutes }) => (possibleMinutes ?? 0) > 0)
  const rows = data.hours.map(({ requiredMinutes, rosteredMinutes, possibleMinutes }, place) => {
    return {
      place,
      required: requiredMinutes / 60,
      possible: possibleMinutes === null ? null : (requiredMinutes - possibleMinutes) / 60,
      rostered: rosteredMinutes === null ? null : rosteredMinutes / 60,
      difference: rosteredMinutes === null ? 0 : (rosteredMinutes - requiredMinutes) / 60,
    }
  })
  const series = ['rostered', 'required', ...(hasPossible ? (['possible'] as const) : [])] as const
  return (
    <>
      <figure className={classes.figure}>
        <figcaption>{t('deployed.chart')}</figcaption>
        <ul className={classes.keyList}>
          {series.map((each) => (
            <li key={each}>
              <svg width="16" height="16" aria-hidden="true">
                {each === 'rostered' ? (
                  <rect width="16" height="16" fill="var(--occupancy-1-fill)" className={classes.bar} />
                ) : (
                  <line
                    x1="0"
                    x2="16"
                    y1="8"
                    y2="8"
                    strokeWidth="2"
                    strokeDasharray={each === 'possible' ? '4 2' : undefined}
                    className={classes.line}
                  />
                )}
              </svg>
              {t(`deployed.${each}`)}
            </li>
          ))}
        </ul>
        <ResponsiveContainer width="100%" height={220} debounce={150}>
          <ComposedChart
            data={rows}
            accessibilityLayer
            title={t('deployed.chart')}
            margin={{ top: 8, right: 8, left: 0, bottom: 0 }}
          >
            <XAxis {...weekAxis(data.weeks)} />
            <YAxis width={48} className={classes.axis ?? ''} />
            <Bar
              dataKey="rostered"
              name={t('deployed.rostered')}
              fill="var(--occupancy-1-fill)"
              className={classes.bar ?? ''}
              isAnimationActive={false}
            />
            {hasPossible ? (
              <Line
                dataKey="possible"
                name={t('deployed.possible')}
                type="step"
                stroke="var(--text)"
                strokeDasharray="4 2"
                dot={false}
                isAnimationActive={false}
              />
            ) : null}
            <Line
              dataKey="required"
              name={t('deployed.required')}
              type="step"
              stroke="var(--text)"
              strokeWidth={2}
              dot={false}
              isAnimationActive={false}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </figure>
      <figure className={classes.figure}>
        <figcaption>{t('deployed.strip')}</figcaption>
        <ResponsiveContainer width="100%" height={110} debounce={150}>
          <BarChart
            data={rows}
            accessibilityLayer
            title={t('deployed.strip')}
            margin={{ top: 4, right: 8, left: 0, bottom: 0 }}
          >
            <ChartPatterns prefix="hours" />
            <XAxis dataKey="place" hide />
            <YAxis width={48} className={classes.axis ?? ''} />
            <ReferenceLine y={0} stroke="var(--border-strong)" />
            <Bar
              dataKey="difference"
              name={t('deployed.difference')}
              className={classes.bar ?? ''}
              isAnimationActive={false}
            >
              {rows.map((row) => (
                <Cell
                  key={row.place}
                  fill={row.difference < 0 ? 'url(#hours-declined)' : 'url(#hours-alternative)'}
                />
              ))}
            </Bar>
          </BarChart>
        </ResponsiveContainer>
      </figure>
    </>
  )
}
