import { useEffect, useRef, useState } from 'react'
import type { AttentionItem } from '#shared/ipc/calls/sync.ts'
import { useTexts } from '../../app/texts.tsx'
import { useHistoryActs } from '../../app/use-history-acts.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { AttentionCard } from './AttentionCard.tsx'
import { useAttentionActs } from './use-attention-acts.ts'
import { useAttentionKeys } from './use-attention-keys.ts'
import classes from './sync.module.css'

interface AttentionPartProps {
  readonly items: readonly AttentionItem[]
  /** More than are shown, when there are very many. */
  readonly total: number
  /** There is none, or the last one is put away: the focus needs another place. */
  readonly onEmptied: () => void
}

/** What headquarters did not accept. One tab stop; the arrows go from one to the next. */
export function AttentionPart({ items, total, onEmptied }: AttentionPartProps) {
  const { t } = useTexts()
  const acts = useAttentionActs()
  const [active, setActive] = useState(0)
  const feed = useRef<HTMLDivElement>(null)
  const at = Math.min(active, Math.max(items.length - 1, 0))
  const focusAt = (index: number) => {
    const next = Math.min(Math.max(index, 0), items.length - 1)
    setActive(next)
    feed.current?.querySelectorAll<HTMLElement>('[role="article"]')[next]?.focus()
  }
  const keys = useAttentionKeys({ items, at, focusAt, acts })
  useFirstFocus(feed, onEmptied)
  useFocusAfterRemoval({ items, at, feed, handled: acts.handled, onEmptied })
  return (
    <section aria-labelledby="sync-attention">
      <h2 id="sync-attention">
        {t('sync.attention')} {total === 0 ? null : <span className={classes.count}>{total}</span>}
      </h2>
      <ActNotice notice={acts.notice} onUndone={acts.forget} />
      {items.length === 0 ? (
        <div className={classes.empty}>
          <p>
            <strong>{t('sync.attentionEmpty')}</strong>
          </p>
          <p className={classes.muted}>{t('sync.attentionEmptySentence')}</p>
        </div>
      ) : (
        <>
          <p className={classes.muted}>{t('sync.attentionSentence')}</p>
          <div
            {...keys}
            ref={feed}
            role="feed"
            aria-label={t('sync.attention')}
            className={classes.feed}
            data-first-stop
          >
            {items.map((item, index) => (
              <AttentionCard
                key={item.commandId}
                item={item}
                position={index + 1}
                total={total}
                isActive={index === at}
                onActive={() => setActive(index)}
                problem={acts.problemOf(item.commandId)}
                acts={acts}
              />
            ))}
          </div>
          {total > items.length ? (
            <p className={classes.muted}>{t('sync.attentionMore', { count: items.length, total })}</p>
          ) : null}
        </>
      )}
    </section>
  )
}

/** Whoever comes here by a key has the focus nowhere yet: the first one takes it, so the keys work at once. */
function useFirstFocus(feed: React.RefObject<HTMLDivElement | null>, onNone: () => void): void {
  const isDone = useRef(false)
  useEffect(() => {
    if (isDone.current) return
    isDone.current = true
    if (document.activeElement !== document.body) return
    const first = feed.current?.querySelector<HTMLElement>('[role="article"]')
    if (first === null || first === undefined) onNone()
    else first.focus()
  }, [feed, onNone])
}

interface Removal {
  readonly items: readonly AttentionItem[]
  readonly at: number
  readonly feed: React.RefObject<HTMLDivElement | null>
  /** The act that was put away or sent again last. */
  readonly handled: string | null
  readonly onEmptied: () => void
}

/** Once what was handled has left the list, the one that took its place has the focus. */
function useFocusAfterRemoval({ items, at, feed, handled, onEmptied }: Removal): void {
  const done = useRef<string | null>(null)
  const isGone = handled !== null && items.every(({ commandId }) => commandId !== handled)
  useEffect(() => {
    if (!isGone || done.current === handled) return
    done.current = handled
    // Whoever went on elsewhere in the meantime is left alone.
    const { activeElement } = document
    if (activeElement !== null && activeElement !== document.body) return
    const card = feed.current?.querySelectorAll<HTMLElement>('[role="article"]')[at]
    if (card === undefined) onEmptied()
    else card.focus()
  }, [isGone, handled, at, feed, onEmptied])
}

/** What was just done, with the way back where there is one. */
function ActNotice({
  notice,
  onUndone,
}: {
  readonly notice: { readonly sentence: string; readonly label: string } | null
  readonly onUndone: () => void
}) {
  const { t } = useTexts()
  const { undo, undoLabel } = useHistoryActs()
  if (notice === null) return null
  return (
    <Notice tone="good">
      <ButtonRow>
        <span>{notice.sentence}</span>
        {undoLabel === notice.label ? (
          <Button
            size="small"
            onClick={() => {
              undo()
              onUndone()
            }}
          >
            {t('frame.undo')}
          </Button>
        ) : null}
      </ButtonRow>
    </Notice>
  )
}
