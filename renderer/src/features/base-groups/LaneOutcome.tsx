import type { PlanGroup } from '#shared/ipc/parts/base-groups.ts'
import { writeTrouble } from '../../app/call-error.ts'
import { useTexts } from '../../app/texts.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import { useMoveUnderWay } from './move-store.ts'
import type { MoveUnderWay } from './move-store.ts'
import { isTransferStart, transferTo } from './planned-change.ts'
import type { MoveTerms } from './planned-change.ts'
import classes from './timeline.module.css'
import type { AskFor } from './use-outcome.ts'
import { useOutcome } from './use-outcome.ts'

interface LaneOutcomeProps {
  readonly group: PlanGroup
  readonly askFor: AskFor
  readonly terms: MoveTerms
}

/** The lane under the pointer answers at once; the others follow when the pointer rests. */
const overRestMs = 40
const asideRestMs = 350

/** While a bar is dragged: in the head of every lane, in words, what letting go here would do. */
export function LaneOutcome(props: LaneOutcomeProps) {
  const move = useMoveUnderWay()
  if (move === null) return null
  return (
    <div className={classes.laneAnswer} role="presentation">
      <Answer {...props} move={move} isOver={move.overGroupId === props.group.groupId} />
    </div>
  )
}

interface AnswerProps extends LaneOutcomeProps {
  readonly move: MoveUnderWay
  readonly isOver: boolean
}

function Answer(props: AnswerProps) {
  const { move, group, isOver } = props
  if (move.bar.setting !== group.setting) return <OtherSetting isOver={isOver} />
  if (move.bar.groupId === group.groupId && !isTransferStart(move.child, move.bar))
    return isOver ? <SameGroup name={move.child.name} group={group.name} /> : null
  return <Live {...props} />
}

function OtherSetting({ isOver }: { readonly isOver: boolean }) {
  const { t } = useTexts()
  return (
    <div className={classes.laneOutcome} data-over={isOver} data-verdict="no">
      <VerdictTag verdict="no" /> {t('baseGroups.otherSetting')}
    </div>
  )
}

function SameGroup(names: { readonly name: string; readonly group: string }) {
  const { t } = useTexts()
  return (
    <div className={classes.laneOutcome} data-over="true" data-verdict="unknown">
      {t('baseGroups.sameGroup', names)}
    </div>
  )
}

function Live({ group, askFor, terms, move, isOver }: AnswerProps) {
  const texts = useTexts()
  const { t, write } = texts
  const change = transferTo(move.child, move.bar.setting, group.groupId, move.day, terms)
  const { outcome, error } = useOutcome(askFor([change]), isOver ? overRestMs : asideRestMs)
  const first = outcome?.sentences[0]
  return (
    <div className={classes.laneOutcome} data-over={isOver} data-verdict={outcome?.verdict ?? 'unknown'}>
      {isOver ? <strong>{t('baseGroups.dropFrom', { day: move.day })}</strong> : null}{' '}
      {outcome === undefined ? (
        <span>{error === null ? t('baseGroups.working') : writeTrouble(texts, error)}</span>
      ) : (
        <>
          <VerdictTag verdict={outcome.verdict} /> {first === undefined ? '' : write(first)}
        </>
      )}
    </div>
  )
}
