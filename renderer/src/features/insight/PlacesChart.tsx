import { Bar, BarChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { useTexts } from '../../app/texts.tsx'
import { ChartPatterns } from './ChartPatterns.tsx'
import classes from './insight.module.css'
import type { Weeks } from './use-weeks.ts'
import { weekAxis } from './week-axis.tsx'

interface PlacesChartProps {
  readonly age: Weeks['places'][number]
  readonly data: Weeks
}

/** Places of one age: filled without extra staff, dotted on top with it; who waits stands at its first week. */
export function PlacesChart({ age, data }: PlacesChartProps) {
  const { t } = useTexts()
  const prefix = `places-${age.ageYears}`
  const title = t('places.age', { age: age.ageYears })
  const rows = age.weeks.map(({ withoutExtraStaff, withExtraStaff }, place) => {
    const week = data.weeks[place]
    const names = data.fits
      .filter((fit) => fit.ageYears === age.ageYears && fit.week !== null && fit.week === week?.week)
      .map(({ name }) => name.split(' ')[0] ?? name)
    const [first, ...others] = names
    return {
      place,
      without: withoutExtraStaff ?? 0,
      more: Math.max((withExtraStaff ?? 0) - (withoutExtraStaff ?? 0), 0),
      fit: writeFit(first, others.length),
    }
  })
  return (
    <figure className={classes.figure}>
      <figcaption>{title}</figcaption>
      <ul className={classes.keyList}>
        {(['without', 'with'] as const).map((series) => (
          <li key={series}>
            <svg width="16" height="16" aria-hidden="true">
              <ChartPatterns prefix={`${prefix}-key`} />
              <rect
                width="16"
                height="16"
                fill={series === 'without' ? 'var(--group-1)' : `url(#${prefix}-key-alternative)`}
                className={classes.bar}
              />
            </svg>
            {t(`places.${series}`)}
          </li>
        ))}
      </ul>
      <ResponsiveContainer width="100%" height={156} debounce={150}>
        <BarChart
          data={rows}
          accessibilityLayer
          title={title}
          margin={{ top: 16, right: 8, left: 0, bottom: 0 }}
        >
          <ChartPatterns prefix={prefix} />
          <XAxis {...weekAxis(data.weeks)} />
          <YAxis
            width={32}
            allowDecimals={false}
            // The names stand above the highest bar.
            domain={[0, (most: number) => Math.ceil(most * 1.3)]}
            className={classes.axis ?? ''}
          />
          <Bar
            dataKey="without"
            name={t('places.without')}
            stackId="places"
            fill="var(--group-1)"
            className={classes.bar ?? ''}
            isAnimationActive={false}
          />
          <Bar
            dataKey="more"
            name={t('places.with')}
            stackId="places"
            fill={`url(#${prefix}-alternative)`}
            className={classes.bar ?? ''}
            isAnimationActive={false}
          />
          {rows
            .filter(({ fit }) => fit !== '')
            .map(({ place, fit }) => (
              <ReferenceLine
                key={place}
                x={place}
                stroke="var(--text)"
                strokeDasharray="2 2"
                label={{
                  value: fit,
                  position: place * 4 > rows.length * 3 ? 'insideTopRight' : 'insideTopLeft',
                  className: classes.label ?? '',
                }}
              />
            ))}
        </BarChart>
      </ResponsiveContainer>
    </figure>
  )
}

/** In one piece: a chart breaks a label at its spaces. */
function writeFit(first: string | undefined, others: number): string {
  if (first === undefined) return ''
  return others === 0 ? `●\u00a0${first}` : `●\u00a0${first}\u00a0+${others}`
}
