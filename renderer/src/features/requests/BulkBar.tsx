import type { RequestId } from '#shared/domain/ids.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { mayDecide } from './decision-options.ts'
import type { Picks } from './use-picks.ts'
import classes from './requests.module.css'

/** One request is approved as quickly by itself. */
const fewestAtOnce = 2

interface BulkBarProps {
  readonly picks: Picks
  readonly onReview: (ids: readonly RequestId[]) => void
  readonly onTogether: () => void
}

/** What can be done with the ticked requests, or with all that fit when none is ticked. */
export function BulkBar({ picks, onReview, onTogether }: BulkBarProps) {
  const { t } = useTexts()
  const { actor } = useSession()
  if (!picks.isPossible && picks.ids.length === 0) return null
  if (picks.ids.length === 0) {
    // Trying several together decides nothing; it is what is left of the boxes for who only looks.
    if (!mayDecide(actor)) {
      return picks.isShown ? null : (
        <div className={classes.bulk}>
          <Button size="small" onClick={onTogether}>
            {t('bulk.together')}
          </Button>
        </div>
      )
    }
    if (picks.fitting.length < fewestAtOnce) return null
    return (
      <div className={classes.bulk}>
        <Button size="small" onClick={() => onReview(picks.fitting)}>
          {t('bulk.approveFitting', { count: picks.fitting.length })}
        </Button>
      </div>
    )
  }
  return (
    <div className={classes.bulk}>
      <span>{t('bulk.picked', { count: picks.ids.length })}</span>
      {mayDecide(actor) ? (
        <Button size="small" onClick={() => onReview(picks.ids)}>
          {t('bulk.review')}
        </Button>
      ) : null}
      <Button size="small" onClick={onTogether}>
        {t('bulk.together')}
      </Button>
      <LinkButton onClick={picks.clear}>{t('bulk.clear')}</LinkButton>
    </div>
  )
}
