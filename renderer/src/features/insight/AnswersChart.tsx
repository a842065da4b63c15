import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { useTexts } from '../../app/texts.tsx'
import type { Answers } from './AnswersPanel.tsx'
import { ChartPatterns } from './ChartPatterns.tsx'
import classes from './insight.module.css'
import { monthLabel } from './month-label.ts'

/** Fewer answers than this say nothing about a share. */
const fewest = 10
/** Per cent: too little to be seen. */
const leastShare = 0.01

/** Each month as a whole of 100 %, with how many answers it stands for. */
export function AnswersChart({ months }: { readonly months: Answers['months'] }) {
  const { t, language } = useTexts()
  const rows = months.map(({ month, ...counts }) => {
    const total = counts.approved + counts.alternative + counts.declined
    const share = (count: number): number => (total === 0 ? 0 : (100 * count) / total)
    return {
      month: monthLabel(month, language),
      approved: share(counts.approved),
      alternative: share(counts.alternative),
      // A bar without any height gets no label, and every month says how many answers it stands for.
      declined: Math.max(share(counts.declined), total === 0 ? 0 : leastShare),
      label: labelOf(total, share(counts.declined)),
    }
  })
  return (
    <figure className={classes.figure}>
      <figcaption>{t('insight.answers.chart')}</figcaption>
      <ul className={classes.keyList}>
        {(['approved', 'alternative', 'declined'] as const).map((series) => (
          <li key={series}>
            <svg width="16" height="16" aria-hidden="true">
              <ChartPatterns prefix="key" />
              <rect width="16" height="16" fill={fillOf(series, 'key')} className={classes.bar} />
            </svg>
            {t(`insight.answers.${series}`)}
          </li>
        ))}
      </ul>
      <ResponsiveContainer width="100%" height={240} debounce={150}>
        <BarChart data={rows} accessibilityLayer margin={{ top: 36, right: 8, left: 0, bottom: 0 }}>
          <ChartPatterns prefix="answers" />
          <XAxis dataKey="month" tickLine={false} interval={0} className={classes.axis ?? ''} />
          <YAxis domain={[0, 100]} ticks={[0, 50, 100]} unit="%" width={48} className={classes.axis ?? ''} />
          {(['approved', 'alternative', 'declined'] as const).map((series) => (
            <Bar
              key={series}
              dataKey={series}
              name={t(`insight.answers.${series}`)}
              stackId="answers"
              fill={fillOf(series, 'answers')}
              className={classes.bar ?? ''}
              isAnimationActive={false}
            >
              {series === 'declined' ? (
                <LabelList dataKey="label" position="top" className={classes.label ?? ''} />
              ) : null}
            </Bar>
          ))}
        </BarChart>
      </ResponsiveContainer>
      {months.some(({ approved, alternative, declined }) => {
        const total = approved + alternative + declined
        return total > 0 && total < fewest
      }) ? (
        <p className={classes.note}>{t('insight.answers.few')}</p>
      ) : null}
    </figure>
  )
}

function fillOf(series: 'approved' | 'alternative' | 'declined', prefix: string): string {
  return series === 'approved' ? 'var(--group-1)' : `url(#${prefix}-${series})`
}

/** How many answers, and the share of refusals where that says something. */
function labelOf(total: number, declinedShare: number): string {
  if (total === 0) return ''
  return total < fewest ? `n=${total}` : `n=${total} ${Math.round(declinedShare)}%`
}
