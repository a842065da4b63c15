import type { PlanChild, PlanGroup } from '#shared/ipc/parts/base-groups.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { barSentence } from './bar-texts.ts'
import type { PlanBar } from './planned-change.ts'
import type { PlanWeek } from './timeline-rows.ts'
import classes from './planner.module.css'

interface ChosenBarProps {
  readonly child: PlanChild | null
  readonly bar: PlanBar | null
  readonly groups: readonly PlanGroup[]
  readonly weeks: readonly PlanWeek[]
  readonly selectedCount: number
  readonly isSchoolCareOffered: boolean
  readonly onMove: () => void
  readonly onEnd: () => void
  readonly onSchoolCare: () => void
  readonly onOpen: () => void
  readonly onClear: () => void
}

/** What has the focus, in words, and everything that can be done with it by a click: dragging is never the only way. */
export function ChosenBar(props: ChosenBarProps) {
  const { child, bar, groups, weeks, selectedCount, isSchoolCareOffered } = props
  const texts = useTexts()
  const { t } = texts
  if (child === null) return <div className={classes.chosen}>{t('baseGroups.chooseChild')}</div>
  return (
    <section className={classes.chosen} aria-label={t('baseGroups.chosenLabel')}>
      <p className={classes.chosenText}>
        {bar === null ? <strong>{child.name}</strong> : barSentence(texts, child, bar, groups, weeks)}
      </p>
      {selectedCount === 0 ? null : (
        <Button size="small" kind="quiet" onClick={props.onClear}>
          {t('baseGroups.clearSelection', { count: selectedCount })}
        </Button>
      )}
      <Button size="small" onClick={props.onOpen}>
        {t('baseGroups.openChild')}
      </Button>
      {isSchoolCareOffered ? (
        <Button size="small" right="groups.edit" onClick={props.onSchoolCare}>
          {t('baseGroups.schoolCare')}
        </Button>
      ) : null}
      <Button size="small" right="groups.edit" onClick={props.onEnd}>
        {t('baseGroups.end')}
      </Button>
      <Button size="small" kind="primary" right="groups.edit" onClick={props.onMove}>
        {selectedCount > 1 ? t('baseGroups.moveSeveral', { count: selectedCount }) : t('baseGroups.move')}{' '}
        <KeyHint chord="m" />
      </Button>
    </section>
  )
}
