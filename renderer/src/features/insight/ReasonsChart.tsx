import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { useTexts } from '../../app/texts.tsx'
import classes from './insight.module.css'

interface ReasonsChartProps {
  readonly reasons: readonly { readonly label: string; readonly count: number }[]
}

const rowHeightPx = 28

/** What stood in the way, the most frequent on top. */
export function ReasonsChart({ reasons }: ReasonsChartProps) {
  const { t } = useTexts()
  return (
    <figure className={classes.figure}>
      <figcaption>{t('insight.reasons.chart')}</figcaption>
      <ResponsiveContainer width="100%" height={reasons.length * rowHeightPx + 8} debounce={150}>
        <BarChart
          data={[...reasons]}
          layout="vertical"
          accessibilityLayer
          margin={{ top: 0, right: 40, left: 0, bottom: 0 }}
        >
          <XAxis type="number" domain={[0, 'dataMax']} hide />
          <YAxis
            type="category"
            dataKey="label"
            width={150}
            tickLine={false}
            interval={0}
            className={classes.axis ?? ''}
          />
          <Bar
            dataKey="count"
            name={t('insight.reasons.count')}
            fill="var(--group-1)"
            className={classes.bar ?? ''}
            isAnimationActive={false}
          >
            <LabelList dataKey="count" position="right" className={classes.label ?? ''} />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </figure>
  )
}
