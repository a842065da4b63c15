import type { Ref } from 'react'
import { isUndecided } from '#shared/domain/requests/is-undecided.ts'
import type { CheckStepCode } from '#shared/domain/requests/model.ts'
import type { RequestDetail } from '#shared/ipc/calls/requests.ts'
import type { Language } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import { Alternatives } from './Alternatives.tsx'
import { CheckDetails, VerdictView } from './CheckView.tsx'
import { ReplyPanel } from './ReplyPanel.tsx'
import { RequestFacts } from './RequestFacts.tsx'
import type { ReplyKey } from './reply-texts.ts'
import classes from './requests.module.css'

/** What is unfolded or being looked at in one request; forgotten when another is chosen. */
export interface Looking {
  readonly openWhy: CheckStepCode | null
  readonly isReasonAsked: boolean
  readonly isCancelAsked: boolean
  /** null = the answer of the suggested act. */
  readonly replyKey: ReplyKey | null
}

interface RequestDetailPaneProps {
  readonly detail: RequestDetail
  readonly looking: Looking
  readonly onLook: (next: Partial<Looking>) => void
  readonly replyKey: ReplyKey
  readonly language: Language
  readonly onLanguage: (language: Language) => void
  readonly alternativesRef: Ref<HTMLOListElement>
  readonly onOffer: (index: number) => void
  readonly onWithdraw: (() => void) | null
  readonly onCancel: (() => void) | null
  readonly onBack: () => void
}

/** One request: who asks what, whether it fits and why, what would, and what to write to the parent. */
export function RequestDetailPane(props: RequestDetailPaneProps) {
  const { detail, looking, onLook } = props
  const { t } = useTexts()
  const { request, check } = detail
  const isAsked = request.status === 'open' || request.status === 'waiting'
  // Without a decision there is no check of that moment to show. CHECK-5
  const isChecked = isUndecided(request) || request.decisionSnapshot !== null
  return (
    <article className={classes.detail}>
      <RequestFacts detail={detail} onWithdraw={props.onWithdraw} onCancel={props.onCancel} />
      {isChecked ? <VerdictView check={check} /> : null}
      {!isAsked || check.verdict === 'ok' ? null : check.alternatives.length === 0 ? (
        <p className={classes.muted}>{t('inbox.noAlternatives')}</p>
      ) : (
        <Alternatives
          alternatives={check.alternatives}
          actCode="inbox.offerThis"
          listRef={props.alternativesRef}
          onChoose={props.onOffer}
          onLook={(index) => onLook({ replyKey: `offer ${index}` })}
          onBack={props.onBack}
        />
      )}
      {isChecked ? (
        <CheckDetails check={check} openWhy={looking.openWhy} onWhy={(openWhy) => onLook({ openWhy })} />
      ) : null}
      {request.status === 'withdrawn' ? null : (
        <ReplyPanel
          detail={detail}
          replyKey={props.replyKey}
          onReplyKey={(replyKey) => onLook({ replyKey })}
          language={props.language}
          onLanguage={props.onLanguage}
        />
      )}
    </article>
  )
}
