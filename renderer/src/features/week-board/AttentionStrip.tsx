import type { ReactNode } from 'react'
import type { BoardTarget, WeekBoard } from '#shared/domain/board/model.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import classes from './week-board.module.css'

/** At most three things that cannot wait, worst first; each opens what it is about. */
export function AttentionStrip({
  board,
  onOpen,
  saving,
}: {
  readonly board: WeekBoard
  readonly onOpen: (target: BoardTarget) => void
  /** What merging could save this week; null while nothing. MERGE-4 */
  readonly saving: ReactNode
}) {
  const { t, write } = useTexts()
  const more = board.attentionTotal - board.attention.length
  return (
    <section className={classes.attentionList} aria-label={t('week.attention')}>
      <span className={classes.stripTitle}>{t('week.attention')}</span>
      {board.attention.length === 0 && saving === null ? <span>{t('week.attentionNone')}</span> : null}
      {board.attention.map((item) => (
        <button key={item.id} type="button" className={classes.attention} onClick={() => onOpen(item.target)}>
          <VerdictTag verdict={item.verdict} isMarkOnly />
          <span>{write(item.message)}</span>
        </button>
      ))}
      {saving}
      {more > 0 ? <span className={classes.muted}>{t('week.attentionMore', { count: more })}</span> : null}
    </section>
  )
}

/** Says in words that the roster may still change, or that it is settled, with the act beside it. CHECK-2 */
export function RosterMark({
  isSettled,
  onToggle,
}: {
  readonly isSettled: boolean
  readonly onToggle: () => void
}) {
  const { t } = useTexts()
  return (
    <span className={classes.rosterMark}>
      <span className={classes.rosterState} data-settled={isSettled}>
        {isSettled ? `✓ ${t('week.isSettled')}` : `◷ ${t('week.isProvisional')}`}
      </span>
      <Button size="small" right="roster.edit" onClick={onToggle}>
        {t(isSettled ? 'week.unsettle' : 'week.settle')}
      </Button>
    </span>
  )
}
