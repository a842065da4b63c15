import { IconCopy, IconHourglass } from '@tabler/icons-react'
import { useState } from 'react'
import type { ChildId, RequestId } from '#shared/domain/ids.ts'
import type { RequestDetail } from '#shared/ipc/calls/requests.ts'
import type { Language } from '#shared/text/formats.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { copyText } from '../../app/copy-text.ts'
import { useTexts } from '../../app/texts.tsx'
import { useTrailNote } from '../../app/use-trail-note.ts'
import { useWaitingActs } from '../../app/use-waiting-acts.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import type { ReplyKey } from './reply-texts.ts'
import { joinReply, paragraphsOf, replyOf, writeReply } from './reply-texts.ts'
import classes from './detail.module.css'

interface ReplyPanelProps {
  readonly detail: RequestDetail
  readonly replyKey: ReplyKey
  readonly onReplyKey: (key: ReplyKey) => void
  /** In which language this family is written to. */
  readonly language: Language
  readonly onLanguage: (language: Language) => void
}

/** What to write to the parent, computed and ready to copy, in the language of the family. SWAP-4 */
export function ReplyPanel({ detail, replyKey, onReplyKey, language, onLanguage }: ReplyPanelProps) {
  const { t } = useTexts()
  const lines = writeReply(replyOf(detail.replies, replyKey), language)
  const { status } = detail.request
  const isDecided = status !== 'open' && status !== 'waiting'
  return (
    <section className={classes.reply}>
      <div className={classes.replyHead}>
        <h3>{t('inbox.reply')}</h3>
        {isDecided ? null : (
          <div className={classes.replyPick}>
            <ReplyChoice detail={detail} replyKey={replyKey} onReplyKey={onReplyKey} />
          </div>
        )}
        <ChoiceField
          label={t('inbox.replyLanguage')}
          isLabelHidden
          value={language}
          options={[
            { value: 'nl', label: t('settings.dutch') },
            { value: 'en', label: t('settings.english') },
          ]}
          onChange={onLanguage}
        />
      </div>
      {lines.length === 0 ? (
        <p className={classes.muted}>{t('inbox.noReply')}</p>
      ) : (
        <>
          <blockquote className={classes.replyText} lang={language}>
            {paragraphsOf(lines).map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </blockquote>
          <CopyReply text={joinReply(lines)} childId={detail.request.childId} />
          {isPromise(status) ? <NotYetSure requestId={detail.request.id} /> : null}
        </>
      )}
    </section>
  )
}

function ReplyChoice({
  detail,
  replyKey,
  onReplyKey,
}: Pick<ReplyPanelProps, 'detail' | 'replyKey' | 'onReplyKey'>) {
  const { t } = useTexts()
  const { replies } = detail
  const options: readonly { readonly value: ReplyKey; readonly label: string }[] = [
    { value: 'approve', label: t('inbox.replyApprove') },
    ...replies.offer.map((_reply, index) => ({
      value: `offer ${index}` as const,
      label: t('inbox.replyOffer', { number: index + 1 }),
    })),
    { value: 'decline', label: t('inbox.replyDecline') },
    { value: 'waitingList', label: t('inbox.replyWaitingList') },
  ]
  return <SelectField label={t('inbox.replyFor')} value={replyKey} options={options} onChange={onReplyKey} />
}

/** What a parent may count on once it is told. */
function isPromise(status: RequestDetail['request']['status']): boolean {
  return status === 'approved' || status === 'offered'
}

/** Headquarters may still say no to what was given: that is said beside the answer to the parent. */
export function NotYetSure({ requestId }: { readonly requestId: RequestId }) {
  const { t } = useTexts()
  const waiting = useWaitingActs()
  if (!waiting.isRequestWaiting(requestId)) return null
  return (
    <p className={classes.notSure}>
      <IconHourglass size={14} stroke={2} aria-hidden="true" /> {t('sync.notYetSure')}
    </p>
  )
}

export function CopyReply({ text, childId }: { readonly text: string; readonly childId: ChildId }) {
  const noteInTrail = useTrailNote()
  const { t } = useTexts()
  const announcer = useAnnouncer()
  const [hasFailed, setFailed] = useState(false)
  const copy = async () => {
    const isCopied = await copyText(text)
    setFailed(!isCopied)
    if (isCopied) noteInTrail('replySent', 'reply', childId)
    announcer.say(t(isCopied ? 'inbox.replyCopied' : 'ui.copyFailed'))
  }
  return (
    <span className={classes.copy}>
      <Button
        size="small"
        icon={<IconCopy size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => void copy()}
      >
        {t('inbox.copyReply')}
      </Button>
      {hasFailed ? <span className={classes.muted}>{t('ui.copyFailed')}</span> : null}
    </span>
  )
}
