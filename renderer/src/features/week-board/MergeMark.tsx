import { IconLink } from '@tabler/icons-react'
import { useTexts } from '../../app/texts.tsx'
import { useMergeActs } from '../../app/use-merge-acts.ts'
import { useMayDo } from '../../app/use-may-do.ts'
import type { CellMark } from './merge-marks.ts'
import markClasses from './merge-mark.module.css'
import classes from './plan-grid.module.css'

/** The corner mark of a proposal that is too short for a frame; it stands in the cell's button, in its colour. */
export function BriefMark({ mark }: { readonly mark: CellMark | null }) {
  if (mark === null || mark.edges !== null) return null
  return (
    <span className={markClasses.briefMark} title={mark.spoken} aria-hidden="true">
      ◇
    </span>
  )
}

/** Which groups are or could be together, and when: the cell's own name says the same in words. */
export function MergeLabel({ mark }: { readonly mark: CellMark }) {
  const { kind, label, labelPlace, times } = mark
  if (labelPlace === null || labelPlace === 'under') return null
  return (
    <span className={classes.mergeLabel} data-place={labelPlace} aria-hidden="true">
      <span className={markClasses.mergeText} title={mark.spoken}>
        {kind === 'agreed' ? <IconLink size={12} stroke={2} /> : '◇'} {label}
      </span>{' '}
      <span className={markClasses.mergeText}>{times}</span>
    </span>
  )
}

/**
 * Take over a proposal or set it aside, under its frame. Only for the pointer: the grid is one tab stop, and its key S
 * opens the same proposal with the same two acts.
 */
export function ProposalButtons({ mark }: { readonly mark: CellMark }) {
  const { proposal, buttons } = mark
  if (proposal === null || buttons === null) return null
  return <Buttons mark={mark} proposal={proposal} which={buttons} />
}

function Buttons({
  mark,
  proposal,
  which,
}: {
  readonly mark: CellMark
  readonly proposal: NonNullable<CellMark['proposal']>
  readonly which: NonNullable<CellMark['buttons']>
}) {
  const { t } = useTexts()
  const acts = useMergeActs()
  if (!useMayDo()('merges.edit')) return null
  return (
    <span className={markClasses.proposalButtons}>
      {which === 'dismiss' ? null : (
        <button
          type="button"
          tabIndex={-1}
          className={markClasses.proposalButton}
          aria-label={`${t('merging.accept')}, ${mark.spoken}`}
          onClick={() => void acts.accept(proposal)}
        >
          {t('merging.accept')}
        </button>
      )}
      {which === 'accept' ? null : (
        <button
          type="button"
          tabIndex={-1}
          className={markClasses.proposalButton}
          aria-label={`${t('merging.dismiss')}, ${mark.spoken}`}
          onClick={() => void acts.dismiss(proposal)}
        >
          {t('merging.dismiss')}
        </button>
      )}
    </span>
  )
}
