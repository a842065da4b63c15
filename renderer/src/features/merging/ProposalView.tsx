import type { MergeBlocker, MergeProposal } from '#shared/domain/merging/model.ts'
import { useOpeners } from '../../app/openers.tsx'
import { useCurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { groupNameOf, writeSaving } from '../../app/write-merge.ts'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import { MomentTable } from './MomentTable.tsx'
import { blockersOf, tellingMoment } from './two-numbers.ts'
import classes from './merging.module.css'

interface ProposalViewProps {
  readonly proposal: MergeProposal
  /** Cards open beside a screen, not over a dialog. */
  readonly mayOpenCards: boolean
}

/** A longer list of cautions is folded: the numbers and the sentences come first. */
const shownAtOnce = 3

/** What a merge means: what stands in the way, the two numbers, why, who is freed, and moment by moment. MERGE-4 */
export function ProposalView({ proposal, mayOpenCards }: ProposalViewProps) {
  const { t, write } = useTexts()
  const { forbidding, minding, withoutConsent } = blockersOf(proposal)
  // Who is freed has a line of its own below.
  const sentences = proposal.sentences.filter(({ code }) => code !== 'merge.freed')
  // What it would save is beside the point when it may not be.
  const isForbidden = forbidding.length > 0
  const onChild = mayOpenCards ? proposal.day : null
  return (
    <div className={classes.view}>
      {forbidding.length === 0 ? null : (
        <Notice tone="problem">
          <strong>{t('merging.blockers')}</strong>
          <BlockerList blockers={forbidding} cardDay={onChild} />
        </Notice>
      )}
      <Numbers proposal={proposal} />
      {isForbidden || sentences.length === 0 ? null : (
        <ul className={classes.sentences} aria-label={t('merging.sentences')}>
          {sentences.map((sentence, index) => (
            <li key={`${index} ${sentence.code}`}>{write(sentence)}</li>
          ))}
        </ul>
      )}
      {minding.length === 0 ? null : (
        <Notice tone="caution">
          <details open={minding.length <= shownAtOnce}>
            <summary>{t('merging.cautions', { count: minding.length })}</summary>
            <BlockerList blockers={minding} cardDay={onChild} />
          </details>
        </Notice>
      )}
      {isForbidden || withoutConsent.length === 0 ? null : (
        <details className={classes.muted}>
          <summary>{t('merging.consentsIfWeekly', { count: withoutConsent.length })}</summary>
          <BlockerList blockers={withoutConsent} cardDay={onChild} />
        </details>
      )}
      {isForbidden || proposal.freed.length === 0 ? null : (
        <p>
          <strong>{t('merging.freed')}:</strong>{' '}
          {proposal.freed
            .map(({ name, startMinute, endMinute }) =>
              t('merging.freedPerson', { name, start: startMinute, end: endMinute }),
            )
            .join(' · ')}
        </p>
      )}
      {proposal.moments.length === 0 ? null : <MomentTable proposal={proposal} />}
    </div>
  )
}

/** Left the groups apart, right together: staff at the moment that tells most. */
function Numbers({ proposal }: { readonly proposal: MergeProposal }) {
  const texts = useTexts()
  const { t } = texts
  const location = useCurrentLocation()
  const moment = tellingMoment(proposal.moments)
  const { savedMinutes, savedCents } = proposal
  if (moment === undefined) return <VerdictTag verdict={proposal.verdict} />
  const staff = (count: number | null) =>
    count === null ? t('merging.notAllowed') : t('merging.required', { count })
  return (
    <div className={classes.numbers}>
      <VerdictTag verdict={proposal.verdict} />
      <p className={classes.number}>
        <span className={classes.muted}>
          {t('merging.apart')}, {t('merging.times', { start: moment.startMinute, end: moment.endMinute })}
        </span>
        <strong>{staff(moment.requiredApart)}</strong>
      </p>
      <span className={classes.arrow} aria-hidden="true">
        →
      </span>
      <p className={classes.number}>
        <span className={classes.muted}>
          {t('merging.together')} {t('merging.inRoom', { host: groupNameOf(location, proposal.hostGroupId) })}
        </span>
        <strong>{staff(moment.requiredTogether)}</strong>
      </p>
      {proposal.verdict === 'no' ? null : (
        <p className={classes.number}>
          <span className={classes.muted}>{t('merging.inAll')}</span>
          <strong>
            {savedMinutes > 0
              ? t('merging.saves', { saving: writeSaving(texts, savedMinutes, savedCents) })
              : t('merging.savesNothing')}
          </strong>
        </p>
      )}
    </div>
  )
}

function BlockerList({
  blockers,
  cardDay,
}: {
  readonly blockers: readonly MergeBlocker[]
  /** The day a card is opened on; null = cards stay closed. */
  readonly cardDay: MergeProposal['day'] | null
}) {
  const { t, write } = useTexts()
  const openers = useOpeners()
  return (
    <ul className={classes.blockers}>
      {blockers.map(({ childId, message }, index) => {
        const name = String(message.params['name'] ?? message.params['child'] ?? t('merging.child'))
        return (
          <li key={`${index} ${message.code} ${childId ?? ''}`}>
            {write(message)}{' '}
            {childId === null || cardDay === null ? null : (
              <LinkButton
                aria-label={t('merging.showChildOf', { name })}
                onClick={() => openers.openChild(childId, name, cardDay)}
              >
                {t('merging.showChild')}
              </LinkButton>
            )}
          </li>
        )
      })}
    </ul>
  )
}
