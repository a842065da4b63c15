import { useState } from 'react'
import type { BaseGroupId } from '#shared/domain/ids.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { addWeeks, type IsoDay, isoWeekOf, type Weekday } from '#shared/kernel/time.ts'
import type { CurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import tables from '../../ui/table.module.css'
import { Notice } from '../../ui/Notice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { NextFamilies } from './NextFamilies.tsx'
import classes from './waiting-list.module.css'

const shownWeeks = 52

type Capacity = CallOutput<'waitingList.capacity'>

/** Places per week and weekday for one age in one group, over a year, in numbers and words. WAIT-1 */
export function CapacityStrip({
  location,
  today,
}: {
  readonly location: CurrentLocation
  readonly today: IsoDay
}) {
  const { t } = useTexts()
  const [groupId, setGroupId] = useState<BaseGroupId | undefined>(location.groups[0]?.id)
  const [ageYears, setAgeYears] = useState(0)
  const [weekday, setWeekday] = useState<Weekday | null>(null)
  const fromWeek = isoWeekOf(today)
  const capacity = useCall(
    'waitingList.capacity',
    { groupId: groupId ?? '-', ageYears, fromWeek, weeks: shownWeeks },
    { isEnabled: groupId !== undefined },
  )
  if (groupId === undefined) return <Notice>{t('waitingList.noGroups')}</Notice>
  const ages = capacity.data?.ages ?? []
  // Another group takes other ages: the youngest it takes is the first to look at.
  const [youngest] = ages
  if (youngest !== undefined && !ages.includes(ageYears)) setAgeYears(youngest)
  return (
    <div className={classes.capacity}>
      <div className={classes.fields}>
        <SelectField
          label={t('waitingList.group')}
          value={groupId}
          options={location.groups.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => {
            setGroupId(value)
            setWeekday(null)
          }}
        />
        <SelectField
          label={t('waitingList.age')}
          value={String(ageYears)}
          options={ages.map((age) => ({
            value: String(age),
            label: t('waitingList.ageYears', { count: age }),
          }))}
          onChange={(value) => setAgeYears(Number(value))}
        />
      </div>
      <CallTrouble error={capacity.error} />
      {capacity.data === undefined ? null : (
        <CapacityTable capacity={capacity.data} weekday={weekday} onWeekday={setWeekday} />
      )}
      <p className={classes.muted}>
        {t('waitingList.capacityLegend', { week: addWeeks(fromWeek, shownWeeks - 1) })}
      </p>
      {weekday === null ? null : (
        <NextFamilies
          groupId={groupId}
          groupName={capacity.data?.groupName ?? ''}
          weekday={weekday}
          startDay={today}
        />
      )}
    </div>
  )
}

/** The region scrolls by keyboard; weekdays are rows, so that a year reads from left to right. */
function CapacityTable({
  capacity,
  weekday,
  onWeekday,
}: {
  readonly capacity: Capacity
  readonly weekday: Weekday | null
  readonly onWeekday: (weekday: Weekday | null) => void
}) {
  const { t, word } = useTexts()
  return (
    // A region that scrolls has to be reached by keyboard as well.
    <div className={classes.strip} role="region" aria-label={t('waitingList.capacity')} tabIndex={0}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">{t('waitingList.week')}</th>
            {capacity.weeks.map(({ week }) => (
              <th key={week} scope="col" className={classes.number}>
                {Number(week.slice(6))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {capacity.weekdays.map((shown) => (
            <tr key={shown}>
              <th scope="row">
                <Button
                  size="small"
                  kind="quiet"
                  aria-expanded={weekday === shown}
                  aria-label={t('waitingList.whoIsNext', {
                    short: word(`waiting.weekday.${shown}`),
                    day: word(`weekday.${shown}`),
                  })}
                  onClick={() => onWeekday(weekday === shown ? null : shown)}
                >
                  {word(`waiting.weekday.${shown}`)}
                </Button>
              </th>
              {capacity.weeks.map(({ week, isProvisional, cells }) => {
                const cell = cells.find((each) => each.weekday === shown)
                return (
                  <td
                    key={week}
                    className={classes.cell}
                    data-status={cell?.status ?? 'closed'}
                    data-provisional={isProvisional}
                  >
                    {cell === undefined ? '' : <CellText cell={cell} />}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function CellText({ cell }: { readonly cell: Capacity['weeks'][number]['cells'][number] }) {
  const { t } = useTexts()
  switch (cell.status) {
    case 'closed':
      return <span>{t('waitingList.cellClosed')}</span>
    case 'full':
      return <span>{t('waitingList.cellFull')}</span>
    case 'needsStaff':
      return <span>{t('waitingList.cellStaff')}</span>
    default:
      return <span>{cell.free}</span>
  }
}
