import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId } from 'react'
import type { MergeProposal } from '#shared/domain/merging/model.ts'
import { useOpeners } from '../../app/openers.tsx'
import { useCurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { groupsHostFirst, writeGroups, writeSaving } from '../../app/write-merge.ts'
import { Button } from '../../ui/Button.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import { ProposalView } from './ProposalView.tsx'
import { tellingMoment } from './two-numbers.ts'
import classes from './merging.module.css'

interface ProposalLineProps {
  readonly proposal: MergeProposal
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onAccept: () => void
  readonly onDismiss: () => void
}

/** One proposal: who, when, two numbers, what it saves, and the acts; opened it shows everything. */
export function ProposalLine({ proposal, isOpen, onToggle, onAccept, onDismiss }: ProposalLineProps) {
  const texts = useTexts()
  const { t } = texts
  const openers = useOpeners()
  const location = useCurrentLocation()
  const viewId = useId()
  const { day, hostGroupId, startMinute, endMinute } = proposal
  const groups = writeGroups(texts, location, proposal)
  const named = { groups, day, start: startMinute, end: endMinute }
  const moment = tellingMoment(proposal.moments)
  const Icon = isOpen ? IconChevronDown : IconChevronRight
  return (
    <div className={classes.item} data-merge-item data-kind="proposal">
      <div className={classes.line}>
        <button
          type="button"
          className={classes.lineButton}
          data-merge-line={proposal.key}
          aria-expanded={isOpen}
          aria-controls={viewId}
          onClick={onToggle}
        >
          <Icon size={16} stroke={1.75} aria-hidden="true" />
          <VerdictTag verdict={proposal.verdict} isMarkOnly />
          <strong className={classes.lineTitle}>{groups}</strong>
          <span>{t('merging.times', { start: startMinute, end: endMinute })}</span>
          {moment === undefined ? null : (
            <span>
              {moment.requiredApart ?? t('merging.notAllowed')} →{' '}
              {moment.requiredTogether === null
                ? t('merging.notAllowed')
                : t('merging.required', { count: moment.requiredTogether })}
            </span>
          )}
          <span className={classes.saving}>
            {t('merging.saves', { saving: writeSaving(texts, proposal.savedMinutes, proposal.savedCents) })}
          </span>
        </button>
        <span className={classes.lineActs}>
          <Button
            size="small"
            right="merges.edit"
            aria-label={t('merging.acceptOf', named)}
            onClick={onAccept}
          >
            {t('merging.accept')}
          </Button>
          <Button
            size="small"
            kind="quiet"
            aria-haspopup="dialog"
            aria-label={t('merging.adjustOf', named)}
            onClick={() =>
              openers.openMerge({
                day,
                groupIds: groupsHostFirst(proposal),
                hostGroupId,
                interval: { startMinute, endMinute },
                kind: 'oneOff',
              })
            }
          >
            {t('merging.adjust')}
          </Button>
          <Button
            size="small"
            kind="quiet"
            right="merges.edit"
            aria-label={t('merging.dismissOf', named)}
            onClick={onDismiss}
          >
            {t('merging.dismiss')}
          </Button>
        </span>
      </div>
      <div id={viewId} hidden={!isOpen}>
        {isOpen ? <ProposalView proposal={proposal} mayOpenCards /> : null}
      </div>
    </div>
  )
}
