import { useState } from 'react'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { monthOf } from '#shared/kernel/month.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { Texts } from '../../app/texts.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { InsightTable } from './InsightTable.tsx'
import classes from './insight.module.css'
import { monthLabel } from './month-label.ts'
import { MovesChart } from './MovesChart.tsx'
import { QuestionPanel } from './QuestionPanel.tsx'
import { TableRegion } from './TableRegion.tsx'

const shownMonths = 12
const everyGroup = ''

type Transitions = CallOutput<'outlook.transitions'>
type Transition = Transitions['transitions'][number]

export interface MonthMoves {
  readonly month: IsoMonth
  readonly in: number
  readonly out: number
  /** A sentence for each child, in order of day. */
  readonly names: readonly string[]
}

/** "Which transitions are coming?": who comes into a group and who leaves it, month by month. CARE-4, CARE-5 */
export function MovesPanel({ locationId, today }: { readonly locationId: string; readonly today: IsoDay }) {
  const texts = useTexts()
  const { t, language } = texts
  const [groupId, setGroupId] = useState<string>(everyGroup)
  const asked = useCall('outlook.transitions', { locationId, fromMonth: monthOf(today), months: shownMonths })
  if (asked.isError) return <CallTrouble error={asked.error} />
  const { data } = asked
  if (data === undefined) return null
  const months = monthsOf(texts, data, groupId)
  const coming = months.reduce((sum, month) => sum + month.in, 0)
  const going = months.reduce((sum, month) => sum + month.out, 0)
  const heads = [t('moves.month'), t('moves.in'), t('moves.out'), t('moves.net'), t('moves.names')]
  const rows = months.map((month) => [
    monthLabel(month.month, language),
    month.in,
    month.out,
    month.in - month.out,
    month.names.join(' · '),
  ])
  return (
    <QuestionPanel
      question={t('moves.question')}
      answer={
        coming + going === 0
          ? t('moves.none')
          : t('moves.answer', { in: coming, out: going, months: shownMonths, net: coming - going })
      }
      notes={[]}
      chart={
        data.transitions.length === 0 ? null : (
          <>
            <GroupFilter data={data} groupId={groupId} onChange={setGroupId} />
            <MovesChart months={months} />
          </>
        )
      }
      table={
        <TableRegion question={t('moves.question')}>
          <InsightTable caption={t('moves.chart')} heads={heads} rows={rows} />
        </TableRegion>
      }
      file={{ name: t('moves.chart'), heads, rows }}
    />
  )
}

interface GroupFilterProps {
  readonly data: Transitions
  readonly groupId: string
  readonly onChange: (groupId: string) => void
}

function GroupFilter({ data, groupId, onChange }: GroupFilterProps) {
  const { t } = useTexts()
  return (
    <div className={classes.filter}>
      <SelectField
        label={t('outlook.group')}
        value={groupId}
        options={[
          { value: everyGroup, label: t('outlook.allGroups') },
          ...data.groups.map((group) => ({ value: group.groupId as string, label: group.name })),
        ]}
        onChange={onChange}
      />
    </div>
  )
}

/** A move from one group of the house to another is none for all groups together. */
function monthsOf(texts: Texts, data: Transitions, groupId: string): readonly MonthMoves[] {
  return data.months.map((month) => {
    const own = data.transitions.filter(
      (transition) =>
        monthOf(transition.day) === month &&
        (groupId === everyGroup ? transition.otherGroupId === null : transition.groupId === groupId),
    )
    return {
      month,
      in: own.filter(({ direction }) => direction === 'in').length,
      out: own.filter(({ direction }) => direction === 'out').length,
      names: own.map((transition) => writeTransition(texts, data, transition)),
    }
  })
}

function writeTransition({ t }: Texts, data: Transitions, transition: Transition): string {
  const group = data.groups.find(({ groupId }) => groupId === transition.otherGroupId)?.name ?? ''
  return t(`moves.kind.${transition.kind}`, { name: transition.name, day: transition.day, group })
}
