import { useState } from 'react'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { NoGroups } from './LadderView.tsx'
import classes from './outlook.module.css'
import { QuietDayCard } from './QuietDayCard.tsx'

const shownWeeks = 8
/** So many chances at a time; the next ones come on request. */
const pageSize = 10
const everyGroup = ''

export type QuietDays = CallOutput<'outlook.quietDays'>
export type QuietDay = QuietDays['days'][number]

/** The days of the next eight weeks on which one colleague fewer is enough. RADAR-1 */
export function QuietView({
  locationId,
  fromDay,
}: {
  readonly locationId: string
  readonly fromDay: IsoDay
}) {
  const { t } = useTexts()
  const [groupId, setGroupId] = useState<string>(everyGroup)
  const [order, setOrder] = useState<'saved' | 'day'>('saved')
  const [shown, setShown] = useState(pageSize)
  const quiet = useCall('outlook.quietDays', { locationId, fromDay, days: shownWeeks * 7 })
  if (quiet.isError) return <CallTrouble error={quiet.error} />
  const { data } = quiet
  if (data === undefined) return <p className={classes.muted}>{t('outlook.working')}</p>
  if (data.groups.length === 0) return <NoGroups />
  const days = data.days
    .filter((day) => groupId === everyGroup || day.groupIds.some((each) => each === groupId))
    .toSorted((a, b) => (order === 'day' && a.day !== b.day ? (a.day < b.day ? -1 : 1) : 0))
  return (
    <>
      <p className={classes.muted}>{t('quiet.sentence')}</p>
      <div className={classes.tools}>
        <SelectField
          label={t('outlook.group')}
          value={groupId}
          options={[
            { value: everyGroup, label: t('outlook.allGroups') },
            ...data.groups.map((group) => ({ value: group.groupId as string, label: group.name })),
          ]}
          onChange={setGroupId}
        />
        <SelectField
          label={t('quiet.sort')}
          value={order}
          options={[
            { value: 'saved', label: t('quiet.sortSaved') },
            { value: 'day', label: t('quiet.sortDay') },
          ]}
          onChange={setOrder}
        />
      </div>
      {days.length === 0 ? (
        <NothingQuiet data={data} />
      ) : (
        <>
          <p className={classes.summary}>
            {t('quiet.summary', {
              count: days.length,
              minutes: Math.max(...days.map(({ savedMinutes }) => savedMinutes)),
            })}
          </p>
          {days.slice(0, shown).map((day) => (
            <QuietDayCard key={day.key} quiet={day} groups={data.groups} />
          ))}
          {days.length > shown ? (
            <Button onClick={() => setShown(shown + pageSize)}>
              {t('quiet.showMore', { count: Math.min(pageSize, days.length - shown) })}
            </Button>
          ) : null}
        </>
      )}
      {data.withoutOtherDay === 0 ? null : (
        <p className={classes.muted}>{t('quiet.withoutOtherDay', { count: data.withoutOtherDay })}</p>
      )}
      <p className={classes.muted}>{t('quiet.note')}</p>
    </>
  )
}

/** Good news too: it says what was looked at. */
function NothingQuiet({ data }: { readonly data: QuietDays }) {
  const { t } = useTexts()
  return (
    <EmptyState title={t('quiet.empty')}>
      <p>
        {data.openDays === 0
          ? t('quiet.closed')
          : t('quiet.emptySentence', { count: data.openDays, until: data.untilDay })}
      </p>
    </EmptyState>
  )
}
