import { useState } from 'react'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { monthOf } from '#shared/kernel/month.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { writeMonth } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { isTask, staffChangeOf } from './ladder-changes.ts'
import { LadderRow } from './LadderRow.tsx'
import classes from './outlook.module.css'

const shownMonths = 12
const everyGroup = ''

export type Ladder = CallOutput<'outlook.ladder'>
export type Step = Ladder['steps'][number]

/** Twelve months of birthdays that change something, month by month. LADDER-1 */
export function LadderView({ locationId, today }: { readonly locationId: string; readonly today: IsoDay }) {
  const { t, language } = useTexts()
  const [groupId, setGroupId] = useState<string>(everyGroup)
  const [isOnlyChanges, setOnlyChanges] = useState(false)
  const ladder = useCall('outlook.ladder', { locationId, fromMonth: monthOf(today), months: shownMonths })
  if (ladder.isError) return <CallTrouble error={ladder.error} />
  const { data } = ladder
  if (data === undefined) return <p className={classes.muted}>{t('outlook.working')}</p>
  if (data.groups.length === 0) return <NoGroups />
  // What is behind us needs no plan; who leaves later this month still does.
  const ahead = data.steps.filter((step) => (step.lastDay ?? step.day) >= today)
  const steps = ahead.filter(
    (step) => (groupId === everyGroup || step.groupId === groupId) && (!isOnlyChanges || isChange(step)),
  )
  return (
    <>
      <p className={classes.muted}>{t('ladder.sentence')}</p>
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
        <CheckField label={t('ladder.onlyChanges')} isChecked={isOnlyChanges} onChange={setOnlyChanges} />
      </div>
      {ahead.length === 0 ? (
        <EmptyState title={t('ladder.empty')}>
          <p>{t('ladder.emptySentence')}</p>
        </EmptyState>
      ) : steps.length === 0 ? (
        <EmptyState
          title={t('ladder.emptyFiltered')}
          action={
            <Button
              onClick={() => {
                setGroupId(everyGroup)
                setOnlyChanges(false)
              }}
            >
              {t('ladder.clearFilter')}
            </Button>
          }
        />
      ) : (
        <>
          <Summary steps={steps} />
          {data.months.map((month) => (
            <section key={month} className={classes.month} aria-label={writeMonth(month, language)}>
              <h2 className={classes.monthTitle}>{writeMonth(month, language)}</h2>
              <MonthSteps ladder={data} steps={steps.filter((step) => monthOf(step.day) === month)} />
            </section>
          ))}
          <p className={classes.muted}>{t('ladder.note')}</p>
        </>
      )}
    </>
  )
}

function MonthSteps({ ladder, steps }: { readonly ladder: Ladder; readonly steps: readonly Step[] }) {
  const { t } = useTexts()
  if (steps.length === 0) return <p className={classes.muted}>{t('ladder.emptyMonth')}</p>
  return (
    <ul className={classes.steps}>
      {steps.map((step) => (
        <LadderRow
          key={`${step.childId} ${step.kind} ${step.day} ${step.groupId}`}
          step={step}
          groupName={ladder.groups.find((group) => group.groupId === step.groupId)?.name ?? ''}
        />
      ))}
    </ul>
  )
}

/** The months in one line: how many steps, what they do to the staff, and what is still to be arranged. */
function Summary({ steps }: { readonly steps: readonly Step[] }) {
  const { t } = useTexts()
  const fewer = steps.filter((step) => staffChangeOf(step) === 'fewer').length
  const more = steps.filter((step) => staffChangeOf(step) === 'more').length
  const tasks = steps.filter(isTask).length
  const parts = [
    t('ladder.summary', { count: steps.length, months: shownMonths }),
    ...(fewer === 0 ? [] : [t('ladder.fewer', { count: fewer })]),
    ...(more === 0 ? [] : [t('ladder.more', { count: more })]),
    ...(tasks === 0 ? [] : [t('ladder.tasks', { count: tasks })]),
  ]
  return <p className={classes.summary}>{parts.join(' · ')}</p>
}

function isChange(step: Step): boolean {
  const change = staffChangeOf(step)
  return change === 'fewer' || change === 'more' || change === 'notAllowed' || isTask(step)
}

export function NoGroups() {
  const { t } = useTexts()
  return (
    <EmptyState title={t('outlook.noGroups')}>
      <p>{t('outlook.noGroupsSentence')}</p>
    </EmptyState>
  )
}
