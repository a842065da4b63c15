import { IconXboxX } from '@tabler/icons-react'
import { useId } from 'react'
import type { ReactNode } from 'react'
import type { AttentionItem } from '#shared/ipc/calls/sync.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { writeClock } from '../../app/write-clock.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { CardAlternatives } from './CardAlternatives.tsx'
import type { AttentionActs } from './use-attention-acts.ts'
import classes from './sync.module.css'

interface AttentionCardProps {
  readonly item: AttentionItem
  readonly position: number
  readonly total: number
  /** The keys are about this one. */
  readonly isActive: boolean
  readonly onActive: () => void
  readonly problem: string | null
  readonly acts: AttentionActs
}

/** One act that did not go through: what was wanted, why not, what others did, and the ways on. */
export function AttentionCard({
  item,
  position,
  total,
  isActive,
  onActive,
  problem,
  acts,
}: AttentionCardProps) {
  const id = useId()
  const { t, write, language } = useTexts()
  const { today } = useSession()
  return (
    <div
      role="article"
      tabIndex={isActive ? 0 : -1}
      className={classes.card}
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-reason`}
      aria-posinset={position}
      aria-setsize={total}
      onFocus={onActive}
    >
      <div className={classes.cardHead}>
        <span className={classes.tag}>
          <IconXboxX size={14} stroke={2} aria-hidden="true" />
          {t('sync.notGone')}
        </span>
        <h3 id={`${id}-label`}>{write(item.label)}</h3>
        <span className={classes.muted}>
          {t('sync.doneBy', { name: item.actorName, moment: writeClock(item.at, today, language) })} ·{' '}
          {t('sync.judgedAt', { moment: writeClock(item.rejectedAt, today, language) })}
        </span>
      </div>
      <p id={`${id}-reason`} className={classes.reason}>
        <span className="visuallyHidden">{t('sync.why')}: </span>
        {item.isRefusedAgain ? t('sync.stillNot', { reason: write(item.reason) }) : write(item.reason)}
      </p>
      <div className={classes.columns}>
        <Original fields={item.original} />
        <Meanwhile acts={item.meanwhile} />
      </div>
      {item.open?.kind === 'request' ? <CardAlternatives requestId={item.open.requestId} /> : null}
      <ProblemNotice text={problem} />
      <CardActs item={item} isActive={isActive} acts={acts} />
    </div>
  )
}

/** The values of the form, as they were given. */
function Original({ fields }: { readonly fields: AttentionItem['original'] }) {
  const { t, write } = useTexts()
  if (fields.length === 0) return null
  return (
    <Column title={t('sync.original')}>
      <dl className={classes.fields}>
        {fields.map(({ label, value }, index) => (
          // The same field may be there twice; the order never changes.
          <div key={`${index} ${label.code}`} className={classes.fact}>
            <dt>{write(label)}</dt>
            <dd>{write(value)}</dd>
          </div>
        ))}
      </dl>
    </Column>
  )
}

function Meanwhile({ acts }: { readonly acts: AttentionItem['meanwhile'] }) {
  const { t, write, language } = useTexts()
  const { today } = useSession()
  return (
    <Column title={t('sync.meanwhile')}>
      {acts.length === 0 ? (
        <p className={classes.muted}>{t('sync.noMeanwhile')}</p>
      ) : (
        <ul className={classes.meanwhile} role="list">
          {acts.map(({ label, actorName, deviceName, at }, index) => (
            <li key={`${index} ${at}`}>
              {write(label)}{' '}
              <span className={classes.muted}>
                {t(deviceName === '' ? 'sync.doneBy' : 'sync.meanwhileBy', {
                  name: actorName,
                  device: deviceName,
                  moment: writeClock(at, today, language),
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Column>
  )
}

function Column({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <h4 className={classes.columnTitle}>{title}</h4>
      {children}
    </div>
  )
}

function CardActs({
  item,
  isActive,
  acts,
}: {
  readonly item: AttentionItem
  readonly isActive: boolean
  readonly acts: AttentionActs
}) {
  const { t } = useTexts()
  const { open } = item
  const stop = isActive ? {} : { tabIndex: -1 }
  return (
    <ButtonRow>
      {open === null ? null : (
        <Button {...stop} kind={isActive ? 'primary' : 'plain'} onClick={() => acts.open(item)}>
          {open.kind === 'request' ? t('sync.openRequest') : t('sync.openChild', { name: open.name })}
          {isActive ? <KeyHint chord="Enter" /> : null}
        </Button>
      )}
      {item.maySendAgain ? (
        <Button {...stop} right="rejections.dismiss" onClick={() => acts.sendAgain(item)}>
          {t('sync.sendAgain')}
          {isActive ? <KeyHint chord="i" /> : null}
        </Button>
      ) : null}
      <Button {...stop} kind="quiet" right="rejections.dismiss" onClick={() => acts.dismiss(item)}>
        {t('sync.dismiss')}
        {isActive ? <KeyHint chord="g" /> : null}
      </Button>
    </ButtonRow>
  )
}
