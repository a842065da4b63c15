import { useState } from 'react'
import type { ScenarioSummary } from '#shared/ipc/parts/base-groups.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import classes from './planner.module.css'
import type { PlanLook } from './use-outcome.ts'

interface CarryOutDialogProps {
  readonly scenario: ScenarioSummary
  readonly look: PlanLook
  readonly onCarryOut: (picked: readonly number[]) => void
  readonly onClose: () => void
}

/** Every change with whether it fits today; what is ticked is carried out as one step. PLAN-4 */
export function CarryOutDialog({ scenario, look, onCarryOut, onClose }: CarryOutDialogProps) {
  const { t, write } = useTexts()
  const announcer = useAnnouncer()
  const { fromWeek, weeks } = look
  // Asked anew when the dialog opens: what fitted when the plan was made may not fit today.
  const checked = useCall(
    'scenarios.compare',
    { scenarioId: scenario.id, fromWeek, weeks },
    { isKeepingPrevious: false },
  )
  const [ticks, setTicks] = useState<ReadonlyMap<number, boolean>>(() => new Map())
  const changes = checked.data?.scenario.changes ?? []
  const isTicked = (index: number) => ticks.get(index) ?? changes[index]?.verdict !== 'no'
  const picked = changes.flatMap((_change, index) => (isTicked(index) ? [index] : []))
  const run = () => {
    if (picked.length > 0) onCarryOut(picked)
    else announcer.say(t('baseGroups.carryOutNone'))
  }
  return (
    <Dialog
      title={t('baseGroups.carryOutTitle', { name: scenario.name })}
      isOpen
      onClose={onClose}
      size="42rem"
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" isUnavailable={picked.length === 0} onClick={run}>
            {picked.length === 0
              ? t('baseGroups.carryOutNone')
              : t('baseGroups.carryOutNow', { count: picked.length })}
          </Button>
        </>
      }
    >
      <p>{t('baseGroups.carryOutSentence')}</p>
      <CallTrouble error={checked.error} />
      {checked.data === undefined && !checked.isError ? (
        <p className={classes.muted}>{t('baseGroups.working')}</p>
      ) : null}
      <ul role="list" className={classes.lines}>
        {changes.map(({ message, verdict }, index) => (
          <li key={`${index} ${message.code}`} className={classes.line}>
            <div className={classes.lineMain}>
              <CheckField
                label={write(message)}
                isChecked={isTicked(index)}
                onChange={(isOn) => setTicks(new Map(ticks).set(index, isOn))}
              />
            </div>
            <VerdictTag verdict={verdict} />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
