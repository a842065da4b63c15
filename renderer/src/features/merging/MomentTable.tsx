import type { MergeMoment, MergeProposal } from '#shared/domain/merging/model.ts'
import { useCurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { groupNameOf } from '../../app/write-merge.ts'
import tables from '../../ui/table.module.css'
import classes from './merging.module.css'

/** The strip of the merge, a line for every stretch in which nobody comes or goes: left apart, right together. */
export function MomentTable({ proposal }: { readonly proposal: MergeProposal }) {
  const { t } = useTexts()
  const location = useCurrentLocation()
  return (
    <div className={classes.wide} role="group" aria-label={t('merging.perMoment')} tabIndex={0}>
      <table className={`${tables.table} ${classes.moments}`}>
        <caption>{t('merging.perMoment')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="colgroup" colSpan={proposal.groupIds.length + 1}>
              {t('merging.apart')}
            </th>
            <th scope="colgroup" colSpan={3} className={classes.together}>
              {t('merging.together')}
            </th>
          </tr>
          <tr>
            <th scope="col">{t('merging.time')}</th>
            {proposal.groupIds.map((groupId) => (
              <th key={groupId} scope="col">
                {groupNameOf(location, groupId)}
              </th>
            ))}
            <th scope="col">{t('merging.need1')}</th>
            <th scope="col" className={classes.together}>
              {t('merging.children')}
            </th>
            <th scope="col">{t('merging.need1')}</th>
            <th scope="col">{t('merging.rostered')}</th>
          </tr>
        </thead>
        <tbody>
          {proposal.moments.map((moment) => (
            <MomentRow key={moment.startMinute} moment={moment} groupIds={proposal.groupIds} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function MomentRow({
  moment,
  groupIds,
}: {
  readonly moment: MergeMoment
  readonly groupIds: MergeProposal['groupIds']
}) {
  const { t } = useTexts()
  const { startMinute, endMinute, childrenApart, requiredApart, requiredTogether } = moment
  const saves = requiredApart !== null && requiredTogether !== null && requiredTogether < requiredApart
  return (
    <tr>
      <th scope="row">{t('merging.times', { start: startMinute, end: endMinute })}</th>
      {groupIds.map((groupId, index) => (
        <td key={groupId}>{childrenApart[index] ?? t('merging.unknown')}</td>
      ))}
      <td>{requiredApart ?? t('merging.notAllowed')}</td>
      <td className={classes.together}>{moment.children}</td>
      <td data-saves={saves}>
        {requiredTogether ?? t('merging.notAllowed')}
        {saves ? ` (−${requiredApart - requiredTogether})` : ''}
      </td>
      <td>{moment.rostered ?? t('merging.unknown')}</td>
    </tr>
  )
}
