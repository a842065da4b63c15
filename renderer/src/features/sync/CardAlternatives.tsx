import type { RequestId } from '#shared/domain/ids.ts'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import classes from './sync.module.css'

/** As many as can be read at a glance; opening the request shows them all. */
const SHOWN = 3

/** What does work for a request that is open again, by the records as they are here now. CHECK-3 */
export function CardAlternatives({ requestId }: { readonly requestId: RequestId }) {
  const { t, write } = useTexts()
  const { data } = useCall('requests.get', { requestId })
  // Somebody answered it in another way since: then nothing is left to choose.
  if (data === undefined || !['open', 'waiting'].includes(data.request.status)) return null
  const shown = data.check.alternatives.slice(0, SHOWN)
  if (shown.length === 0) return null
  return (
    <div>
      <h4 className={classes.columnTitle}>{t('inbox.alternatives')}</h4>
      <ul className={classes.meanwhile} role="list">
        {shown.map(({ wish, verdict, message }) => (
          <li key={JSON.stringify(wish)} className={classes.alternative}>
            <VerdictTag verdict={verdict} />
            {write(message)}
          </li>
        ))}
      </ul>
    </div>
  )
}
