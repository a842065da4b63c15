import { Area, AreaChart, ReferenceArea, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { useTexts } from '../../app/texts.tsx'
import classes from './insight.module.css'
import { tightestOf } from './tightest-of.ts'
import { holidayStretches } from './use-weeks.ts'
import type { Weeks } from './use-weeks.ts'
import { weekAxis } from './week-axis.tsx'

interface OccupancyChartProps {
  readonly group: Weeks['groups'][number]
  readonly weeks: Weeks['weeks']
}

/** One strip: children on the busiest day as steps, the maximum as a line, a block on every full week. */
export function OccupancyChart({ group, weeks }: OccupancyChartProps) {
  const { t } = useTexts()
  const rows = weeks.map((_, place) => {
    const children = tightestOf(group.weeks[place])?.children ?? 0
    const offered = group.weeks[place]?.offered ?? 0
    return { place, children, withOffers: children + offered }
  })
  const open = rows.filter((_, place) => tightestOf(group.weeks[place]) !== null)
  const counts = open.map(({ children }) => children)
  const hasOffers = rows.some(({ children, withOffers }) => withOffers > children)
  const title = t('occupancy.groupTitle', {
    group: group.name,
    least: Math.min(...counts, group.maxChildren),
    most: Math.max(...counts, 0),
    max: group.maxChildren,
  })
  return (
    <figure className={classes.figure}>
      <figcaption>{title}</figcaption>
      <ResponsiveContainer width="100%" height={146} debounce={150}>
        <AreaChart
          data={rows}
          accessibilityLayer
          title={title}
          margin={{ top: 14, right: 8, left: 0, bottom: 0 }}
        >
          <XAxis {...weekAxis(weeks)} />
          <YAxis
            width={32}
            allowDecimals={false}
            domain={[0, Math.max(group.maxChildren, ...rows.map(({ withOffers }) => withOffers))]}
            className={classes.axis ?? ''}
          />
          {holidayStretches(weeks).map(({ from, to }) => (
            <ReferenceArea key={from} x1={from} x2={to} fill="var(--surface-2)" fillOpacity={0.8} />
          ))}
          {hasOffers ? (
            <Area
              dataKey="withOffers"
              name={t('occupancy.withOffers')}
              type="step"
              stroke="var(--text)"
              strokeDasharray="4 3"
              fill="none"
              isAnimationActive={false}
            />
          ) : null}
          <Area
            dataKey="children"
            name={t('occupancy.children')}
            type="step"
            stroke="var(--group-1)"
            fill="var(--occupancy-1-fill)"
            isAnimationActive={false}
            dot={(point: { readonly cx?: number; readonly cy?: number; readonly index?: number }) => (
              <FullMark
                key={point.index}
                x={point.cx}
                y={point.cy}
                isFull={(rows[point.index ?? -1]?.children ?? 0) >= group.maxChildren}
              />
            )}
          />
          <ReferenceLine
            y={group.maxChildren}
            stroke="var(--text)"
            strokeDasharray="2 2"
            label={{
              value: t('forecast.capacity', { count: group.maxChildren }),
              position: 'insideTopRight',
              className: classes.label ?? '',
              dy: -14,
            }}
          />
        </AreaChart>
      </ResponsiveContainer>
    </figure>
  )
}

interface FullMarkProps {
  readonly x: number | undefined
  readonly y: number | undefined
  readonly isFull: boolean
}

function FullMark({ x, y, isFull }: FullMarkProps) {
  if (!isFull || x === undefined || y === undefined) return <g />
  return <rect x={x - 4} y={y - 4} width="8" height="8" fill="var(--text)" />
}
