import type { Ref } from 'react'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { DecisionBar } from './DecisionBar.tsx'
import { decisionOptionsOf } from './decision-options.ts'
import { RequestDetailPane } from './RequestDetailPane.tsx'
import type { ChosenRequest } from './use-chosen-request.ts'
import type { Decisions } from './use-decisions.ts'
import type { Inbox } from './use-inbox.ts'
import classes from './requests.module.css'

interface ChosenPaneProps {
  readonly inbox: Inbox
  readonly chosen: ChosenRequest
  readonly decisions: Decisions
  readonly alternativesRef: Ref<HTMLOListElement>
  readonly hasPutBackKey: boolean
  /** Back to the row in the list. */
  readonly onBack: () => void
}

/** The chosen request with its decisions below; what is decided is always what is shown. */
export function ChosenPane({
  inbox,
  chosen,
  decisions,
  alternativesRef,
  hasPutBackKey,
  onBack,
}: ChosenPaneProps) {
  const { t } = useTexts()
  const { actor } = useSession()
  const { shown, looking, look } = chosen
  const { desk, change } = inbox
  if (inbox.selected === undefined) return null
  if (chosen.error !== null) return <CallTrouble error={chosen.error} />
  if (shown === undefined) return null
  const { id, childId } = shown.request
  const options = decisionOptionsOf(shown, actor)
  const isCurrent = id === inbox.selected.request.id
  // What is on its way out cannot be acted on: the keys already mean the newly chosen request.
  return (
    <section className={classes.chosen} inert={!isCurrent} aria-label={t('inbox.detail')}>
      <div className={classes.scroll} aria-busy={!isCurrent}>
        <RequestDetailPane
          key={id}
          detail={shown}
          looking={looking}
          onLook={look}
          replyKey={chosen.replyKey}
          language={desk.languages[childId] ?? shown.language}
          onLanguage={(language) => change({ languages: { ...desk.languages, [childId]: language } })}
          alternativesRef={alternativesRef}
          onOffer={chosen.offer}
          onWithdraw={options.canWithdraw ? chosen.acts.withdraw : null}
          onCancel={options.canCancel ? () => look({ isCancelAsked: true, replyKey: 'cancel' }) : null}
          onBack={onBack}
        />
      </div>
      <DecisionBar
        detail={shown}
        options={options}
        acts={chosen.acts}
        hasPutBackKey={hasPutBackKey}
        problem={decisions.problemOf(id)}
        reason={desk.reasons[id] ?? ''}
        onReason={(reason) => change({ reasons: { ...desk.reasons, [id]: reason } })}
        isReasonAsked={looking.isReasonAsked}
        onAskReason={(isReasonAsked) => {
          look({ isReasonAsked })
          if (!isReasonAsked) onBack()
        }}
        isCancelAsked={looking.isCancelAsked}
        onStopCancel={() => {
          look({ isCancelAsked: false, replyKey: null })
          onBack()
        }}
      />
    </section>
  )
}
