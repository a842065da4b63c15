import type { Ref } from 'react'
import type { Alternative } from '#shared/domain/requests/model.ts'
import { useRegionKeys } from '../../app/keys.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useMayDo } from '../../app/use-may-do.ts'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import classes from './detail.module.css'

interface AlternativesProps {
  readonly alternatives: readonly Alternative[]
  /** What pressing one does: offer it to the parent, or take it over in the form. */
  readonly actCode: 'inbox.offerThis' | 'inbox.useThis'
  readonly onChoose: (index: number) => void
  /** The answer that goes with it may be shown while somebody looks at it. */
  readonly onLook?: (index: number) => void
  readonly onBack: () => void
  readonly listRef?: Ref<HTMLOListElement>
}

/** Offering decides; taking one over is a part of entering. PRIV-4 */
const rightOf = { 'inbox.offerThis': 'requests.decide', 'inbox.useThis': 'requests.enter' } as const

/** What does work: each checked like the wish itself. A digit, the arrows and Enter, or a click. CHECK-3 */
export function Alternatives({
  alternatives,
  actCode,
  onChoose,
  onLook,
  onBack,
  listRef,
}: AlternativesProps) {
  const { t, write } = useTexts()
  const right = rightOf[actCode]
  const mayChoose = useMayDo()(right)
  const keys = useRegionKeys({
    id: 'alternatives',
    titleCode: 'inbox.keys.alternatives',
    bindings: [
      {
        keys: ['1', '2', '3', '4', '5'],
        shown: `1–${alternatives.length}`,
        labelCode: 'inbox.keys.number',
        isHint: true,
        right,
        run: (event) => {
          if (!event.repeat && Number(event.key) <= alternatives.length) onChoose(Number(event.key) - 1)
        },
      },
      { keys: ['ArrowDown', 'ArrowUp'], shown: '↑↓', labelCode: 'keys.move', isHint: true, run: moveFocus },
      { keys: ['Escape'], labelCode: 'inbox.keys.back', isHint: true, run: onBack },
    ],
  })
  return (
    <section className={classes.alternatives}>
      <h3>{t('inbox.alternatives')}</h3>
      <ol {...keys} ref={listRef} role="list">
        {alternatives.map((alternative, index) => (
          <li key={JSON.stringify(alternative.wish)}>
            {mayChoose ? (
              <button
                type="button"
                className={classes.alternative}
                onFocus={() => onLook?.(index)}
                onClick={() => onChoose(index)}
              >
                <span className={classes.alternativeNumber}>{index + 1}</span>
                <VerdictTag verdict={alternative.verdict} />
                <span className={classes.alternativeText}>{write(alternative.message)}</span>
                <span className={classes.alternativeAct}>{t(actCode)}</span>
              </button>
            ) : (
              <p className={classes.lookedAt}>
                <VerdictTag verdict={alternative.verdict} />
                <span className={classes.alternativeText}>{write(alternative.message)}</span>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function moveFocus(event: KeyboardEvent): void {
  if (!(event.target instanceof HTMLElement)) return
  const item = event.target.closest('li')
  const next = event.key === 'ArrowDown' ? item?.nextElementSibling : item?.previousElementSibling
  next?.querySelector('button')?.focus()
}
