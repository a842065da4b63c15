import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { SOON_DAYS } from '#shared/domain/insight/credit-by-month.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { monthOf } from '#shared/kernel/month.ts'
import { addDays } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { ChartPatterns } from './ChartPatterns.tsx'
import classes from './insight.module.css'
import { InsightTable } from './InsightTable.tsx'
import { monthLabel } from './month-label.ts'
import { QuestionPanel } from './QuestionPanel.tsx'

/** "How does the credit stand?": what expires when, so that parents can be told in time. SWAP-5 */
export function CreditPanel({ locationId, today }: { readonly locationId: string; readonly today: IsoDay }) {
  const { t, language } = useTexts()
  const credit = useCall('insight.credit', { locationId, day: today })
  if (credit.isError) return <CallTrouble error={credit.error} />
  const { data } = credit
  if (data === undefined) return null
  const isEmpty = data.totalMinutes === 0
  return (
    <QuestionPanel
      question={t('insight.credit.question')}
      answer={
        isEmpty
          ? t('insight.credit.none')
          : t('insight.credit.title', { soon: data.soonMinutes, total: data.totalMinutes, days: SOON_DAYS })
      }
      notes={
        data.withoutExpiryMinutes === 0
          ? []
          : [t('insight.credit.withoutExpiry', { minutes: data.withoutExpiryMinutes })]
      }
      chart={data.months.length === 0 ? null : <CreditChart months={data.months} today={today} />}
      table={
        <InsightTable
          caption={t('insight.credit.chart')}
          heads={[t('insight.month'), t('insight.credit.hours'), t('insight.credit.children')]}
          rows={data.months.map(({ month, minutes, children }) => [
            monthLabel(month, language),
            t('insight.credit.value', { minutes }),
            children,
          ])}
        />
      }
    />
  )
}

interface CreditChartProps {
  readonly months: CallOutput<'insight.credit'>['months']
  readonly today: IsoDay
}

/** Months in which credit expires soon are filled, later ones are dotted. */
function CreditChart({ months, today }: CreditChartProps) {
  const { t, language } = useTexts()
  const lastSoonMonth = monthOf(addDays(today, SOON_DAYS))
  const rows = months.map(({ month, minutes }) => ({
    label: monthLabel(month, language),
    soon: month <= lastSoonMonth ? minutes / 60 : 0,
    later: month <= lastSoonMonth ? 0 : minutes / 60,
    soonLabel: month <= lastSoonMonth ? t('insight.credit.value', { minutes }) : '',
    laterLabel: month <= lastSoonMonth ? '' : t('insight.credit.value', { minutes }),
  }))
  return (
    <figure className={classes.figure}>
      <figcaption>{t('insight.credit.chart')}</figcaption>
      <ResponsiveContainer width="100%" height={220} debounce={150}>
        <BarChart data={rows} accessibilityLayer margin={{ top: 20, right: 8, left: 0, bottom: 0 }}>
          <ChartPatterns prefix="credit" />
          <XAxis dataKey="label" tickLine={false} interval={0} className={classes.axis ?? ''} />
          <YAxis width={48} className={classes.axis ?? ''} />
          <Bar
            dataKey="soon"
            name={t('insight.credit.hours')}
            stackId="credit"
            fill="var(--group-1)"
            className={classes.bar ?? ''}
            isAnimationActive={false}
            maxBarSize={72}
          >
            <LabelList dataKey="soonLabel" position="top" className={classes.label ?? ''} />
          </Bar>
          <Bar
            dataKey="later"
            name={t('insight.credit.hours')}
            stackId="credit"
            fill="url(#credit-alternative)"
            className={classes.bar ?? ''}
            isAnimationActive={false}
            maxBarSize={72}
          >
            <LabelList dataKey="laterLabel" position="top" className={classes.label ?? ''} />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </figure>
  )
}
