import type { CallOutput } from '#shared/ipc/contract.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { Texts } from '../../app/texts.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { AnswersChart } from './AnswersChart.tsx'
import { InsightTable } from './InsightTable.tsx'
import { monthLabel } from './month-label.ts'
import { QuestionPanel } from './QuestionPanel.tsx'
import { ReasonsChart } from './ReasonsChart.tsx'

const shownMonths = 12

export type Answers = CallOutput<'insight.requests'>

/** "Do we often say no? Why?": the answers by month, and the steps that said no. */
export function AnswersPanel({ locationId, today }: { readonly locationId: string; readonly today: IsoDay }) {
  const texts = useTexts()
  const { t } = texts
  const answers = useCall('insight.requests', { locationId, untilDay: today, months: shownMonths })
  if (answers.isError) return <CallTrouble error={answers.error} />
  const { data } = answers
  if (data === undefined) return null
  const declined = data.months.reduce((sum, month) => sum + month.declined, 0)
  const isEmpty = data.answered === 0
  const median = data.medianAnswerMinutes
  return (
    <QuestionPanel
      question={t('insight.answers.question')}
      answer={
        isEmpty ? t('insight.answers.none') : t('insight.answers.title', { declined, count: data.answered })
      }
      notes={median === null ? [] : [t('insight.answers.median', { time: writeDuration(texts, median) })]}
      chart={
        isEmpty ? null : (
          <>
            <AnswersChart months={data.months} />
            {data.reasons.length === 0 ? (
              <p>{t('insight.reasons.none')}</p>
            ) : (
              <ReasonsChart
                reasons={data.reasons.map((row) => ({
                  label: writeReason(texts, row.reason),
                  count: row.count,
                }))}
              />
            )}
          </>
        )
      }
      table={<AnswersTables answers={data} />}
    />
  )
}

function AnswersTables({ answers }: { readonly answers: Answers }) {
  const texts = useTexts()
  const { t, language } = texts
  return (
    <>
      <InsightTable
        caption={t('insight.answers.chart')}
        heads={[
          t('insight.month'),
          t('insight.answers.approved'),
          t('insight.answers.alternative'),
          t('insight.answers.declined'),
          t('insight.answers.total'),
        ]}
        rows={answers.months.map(({ month, approved, alternative, declined }) => [
          monthLabel(month, language),
          approved,
          alternative,
          declined,
          approved + alternative + declined,
        ])}
      />
      <InsightTable
        caption={t('insight.reasons.chart')}
        heads={[t('insight.reasons.reason'), t('insight.reasons.count')]}
        rows={answers.reasons.map(({ reason, count }) => [writeReason(texts, reason), count])}
      />
    </>
  )
}

function writeReason({ t }: Texts, reason: Answers['reasons'][number]['reason']): string {
  return reason === 'byPerson' || reason === 'notRecorded'
    ? t(`insight.reason.${reason}`)
    : t(`step.${reason}`)
}

/** In the largest unit that is at least one: nobody needs the minutes of three days. */
function writeDuration({ t }: Texts, minutes: number): string {
  if (minutes < 120) return t('insight.duration.minutes', { count: minutes })
  if (minutes < 2 * 1440) return t('insight.duration.hours', { count: Math.round(minutes / 60) })
  return t('insight.duration.days', { count: Math.round(minutes / 1440) })
}
