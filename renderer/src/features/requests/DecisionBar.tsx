import type { RequestDetail } from '#shared/ipc/calls/requests.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import type { DecisionOptions } from './decision-options.ts'
import { offerLabelOf } from './decision-options.ts'
import { CancelForm } from './CancelForm.tsx'
import { OverrideForm } from './OverrideForm.tsx'
import classes from './detail.module.css'

export interface DecisionActs {
  suggested(): void
  approve(): void
  decline(): void
  /** Goes to the alternatives, to choose one. */
  toAlternatives(): void
  putBack(): void
  wait(): void
  cancelCare(): void
  approveAnyway(reason: string): void
}

interface DecisionBarProps {
  readonly detail: RequestDetail
  readonly options: DecisionOptions
  readonly acts: DecisionActs
  /** Whether `U` means this request, and not the one that was decided last. */
  readonly hasPutBackKey: boolean
  readonly problem: string | null
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly isReasonAsked: boolean
  readonly onAskReason: (isAsked: boolean) => void
  readonly isCancelAsked: boolean
  readonly onStopCancel: () => void
}

/** What can be done with the request, the suggested act as the big button; always in view. */
export function DecisionBar(props: DecisionBarProps) {
  const { detail, options, acts, problem } = props
  const { t } = useTexts()
  if (problem === null && options.mayDecide && !hasActs(options)) return null
  return (
    <section className={classes.bar} aria-label={t('inbox.actions')}>
      <ProblemNotice text={problem} />
      {props.isCancelAsked && options.canCancel ? (
        <CancelForm detail={detail} onSave={acts.cancelCare} onCancel={props.onStopCancel} />
      ) : props.isReasonAsked && options.override === 'possible' ? (
        <OverrideForm
          reason={props.reason}
          onReason={props.onReason}
          onSave={acts.approveAnyway}
          onCancel={() => props.onAskReason(false)}
        />
      ) : options.mayDecide ? (
        <DecisionButtons
          detail={detail}
          options={options}
          acts={acts}
          hasPutBackKey={props.hasPutBackKey}
          onAskReason={() => props.onAskReason(true)}
        />
      ) : (
        <p className={classes.muted}>{t('inbox.mayNotDecide')}</p>
      )}
    </section>
  )
}

/** Called off is called off: then there is nothing to decide, and no bar. */
function hasActs(options: DecisionOptions): boolean {
  const { suggested, canPutBack, canDecline, canOffer, canWait, canCancel, override } = options
  return (
    suggested !== null ||
    canPutBack ||
    canDecline ||
    canOffer ||
    canWait ||
    canCancel ||
    override !== 'notNeeded'
  )
}

interface DecisionButtonsProps extends Pick<
  DecisionBarProps,
  'detail' | 'options' | 'acts' | 'hasPutBackKey'
> {
  readonly onAskReason: () => void
}

function DecisionButtons({ detail, options, acts, hasPutBackKey, onAskReason }: DecisionButtonsProps) {
  const { t } = useTexts()
  const { suggested } = options
  return (
    <div className={classes.barButtons}>
      <Override override={options.override} onAskReason={onAskReason} />
      {options.canPutBack && suggested?.act !== 'putBack' ? (
        <Button onClick={acts.putBack}>
          {t('inbox.putBack')} {hasPutBackKey ? <KeyHint chord="u" /> : null}
        </Button>
      ) : null}
      {options.canWait ? (
        <Button onClick={acts.wait}>
          {t('inbox.wait')} <KeyHint chord="l" />
        </Button>
      ) : null}
      {options.canDecline && suggested?.act !== 'decline' ? (
        <Button onClick={acts.decline}>
          {t('inbox.decline')} <KeyHint chord="x" />
        </Button>
      ) : null}
      {options.canOffer ? (
        <Button onClick={acts.toAlternatives}>
          {t('inbox.alternative')} <KeyHint chord="b" />
        </Button>
      ) : null}
      <SuggestedButton detail={detail} suggested={suggested} onClick={acts.suggested} />
    </div>
  )
}

interface SuggestedButtonProps {
  readonly detail: RequestDetail
  readonly suggested: DecisionOptions['suggested']
  readonly onClick: () => void
}

function SuggestedButton({ detail, suggested, onClick }: SuggestedButtonProps) {
  const texts = useTexts()
  const { t } = texts
  const session = useSession()
  if (suggested === null) return null
  const alternative = suggested.act === 'offer' ? detail.check.alternatives[suggested.index] : undefined
  const label =
    suggested.act === 'offer'
      ? alternative === undefined
        ? t('inbox.offer')
        : offerLabelOf(texts, alternative, session)
      : t(`inbox.${suggested.act}`)
  return (
    <Button kind="primary" onClick={onClick}>
      {label} <KeyHint chord="Enter" />
    </Button>
  )
}

function Override({
  override,
  onAskReason,
}: {
  readonly override: DecisionOptions['override']
  readonly onAskReason: () => void
}) {
  const { t } = useTexts()
  if (override === 'possible') {
    return (
      <p className={classes.override}>
        <LinkButton onClick={onAskReason}>{t('inbox.override')}</LinkButton>
      </p>
    )
  }
  return override === 'byOther' ? <p className={classes.override}>{t('inbox.overrideWho')}</p> : null
}
