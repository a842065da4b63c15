import type { CurrentLocation } from '../../app/session.tsx'
import { useSession, workingWeek } from '../../app/session.tsx'
import { writeTrouble } from '../../app/call-error.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { isoWeekOf } from '#shared/kernel/time.ts'
import type { IsoWeek } from '#shared/kernel/time.ts'
import type { BatchOutcome } from '#shared/ipc/calls/queue.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { mayDecide } from './decision-options.ts'
import { useDesk } from './desk.ts'
import { OutcomeList } from './OutcomeList.tsx'
import { TogetherBoard } from './TogetherBoard.tsx'
import type { Batch } from './use-batch.ts'
import type { Picks } from './use-picks.ts'
import { WeekSwitch } from './WeekSwitch.tsx'
import detail from './detail.module.css'
import classes from './requests.module.css'
import own from './together.module.css'

interface TogetherPaneProps {
  readonly location: CurrentLocation
  readonly picks: Picks
  readonly batch: Batch
  /** Leaves what was ticked as it is. */
  readonly onClose: () => void
  readonly onCommitted: () => void
}

/** Several requests tried together: what becomes of each, and of the week. Nothing is stored until they are approved. */
export function TogetherPane({ location, picks, batch, onClose, onCommitted }: TogetherPaneProps) {
  const texts = useTexts()
  const { t } = texts
  const session = useSession()
  const { desk, change } = useDesk(location.id)
  const isEmpty = picks.ids.length === 0
  const week = desk.togetherWeek ?? workingWeek(session)
  const tried = useCall(
    'requests.tryDraft',
    { locationId: location.id, requestIds: isEmpty ? ['-'] : [...picks.ids], week },
    { isEnabled: !isEmpty },
  )
  const answer = isEmpty ? undefined : tried.data
  const approvable = answer?.outcomes.filter(({ outcome }) => outcome === 'approved').length ?? 0
  const commit = async () => {
    if (await batch.approve(picks.ids)) onCommitted()
  }
  return (
    <section className={classes.chosen} aria-label={t('together.title')}>
      <div className={classes.scroll} aria-busy={tried.isFetching}>
        <div className={classes.detail}>
          <header>
            <h2>{t('together.title')}</h2>
            <p className={classes.muted}>{t('together.intro')}</p>
          </header>
          {isEmpty ? (
            <EmptyState title={t('together.empty')}>
              <p>{t('together.emptySentence')}</p>
            </EmptyState>
          ) : null}
          {tried.error === null || isEmpty ? null : (
            <Notice tone="problem">{writeTrouble(texts, tried.error)}</Notice>
          )}
          {answer === undefined ? null : (
            <>
              <OutcomeList outcomes={answer.outcomes} onDrop={picks.toggle} />
              <WeekSwitch
                week={answer.board.week}
                previous={answer.board.previousWeek}
                next={answer.board.nextWeek}
                touched={weeksOf(answer.outcomes)}
                onWeek={(togetherWeek) => change({ togetherWeek })}
              />
              <p className={own.effect} role="status">
                {answer.changes.length === 0
                  ? t('together.noChange', { week: answer.board.week })
                  : t('together.changes', { count: answer.changes.length, week: answer.board.week })}
              </p>
              <TogetherBoard board={answer.board} changes={answer.changes} />
            </>
          )}
        </div>
      </div>
      <section className={detail.bar} aria-label={t('inbox.actions')}>
        <ProblemNotice text={batch.problem} />
        <div className={detail.barButtons}>
          {isEmpty ? null : (
            <Button
              kind="quiet"
              onClick={() => {
                picks.clear()
                onClose()
              }}
            >
              {t('together.discard')}
            </Button>
          )}
          <Button onClick={onClose} title={t('together.kept')}>
            {t('newRequest.cancel')}
          </Button>
          {approvable === 0 || !mayDecide(session.actor) ? null : (
            <Button kind="primary" onClick={() => void commit()}>
              {t('bulk.approve', { count: approvable })}
            </Button>
          )}
        </div>
      </section>
    </section>
  )
}

/** The weeks the requests are about, in order. */
function weeksOf(outcomes: readonly BatchOutcome[]): readonly IsoWeek[] {
  return [...new Set(outcomes.map(({ wantedDay }) => isoWeekOf(wantedDay)))].toSorted()
}
